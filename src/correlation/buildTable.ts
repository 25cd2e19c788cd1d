import { gatherRows, type Rows } from './gatherRows';
import { tagValue } from './inputs/cells';
import { type SpanSource } from './inputs/spanSource';
import { preOrder } from './preOrder';
import { SUMMARY_TAG, type SpanTable, type TraceRows } from './spanTable';
import { readTimes } from './spanTimes';
import { linkParents, type Parents } from './spanTree';

/** One table of the spans of all sources. Columns only; what a span is called after and tagged with stays where it is. */
export function buildTable(sources: readonly SpanSource[]): SpanTable {
  const rows = gatherRows(sources);
  const times = readTimes(rows);
  const parents = linkParents(rows);
  const order = preOrder(rows.trace, times.startMs, parents.parent);
  const position = new Int32Array(rows.length);
  order.forEach((row, at) => (position[row] = at));

  const ints = (values: ArrayLike<number>): Int32Array => order.map((row) => values[row]);
  const floats = (values: Float64Array): Float64Array => reordered(new Float64Array(rows.length), order, values);
  const bytes = (values: Uint8Array): Uint8Array => reordered(new Uint8Array(rows.length), order, values);
  const texts = (values: readonly string[]): string[] => reordered(new Array<string>(rows.length), order, values);
  const at = <T>(read: (source: SpanSource, row: number) => T): ((i: number) => T) => {
    return (i) => read(sources[rows.source[order[i]]], rows.sourceRow[order[i]]);
  };
  const parent = order.map((row) => (parents.parent[row] < 0 ? -1 : position[parents.parent[row]]));
  const tags = at((source, row) => source.tags(row));
  const [startMs, durationMs] = [floats(times.startMs), floats(times.durationMs)];
  return {
    length: rows.length,
    traces: traceRows(rows.traceIds, ints(rows.trace), startMs, durationMs),
    spanId: texts(rows.spanId),
    name: filled(
      rows.length,
      at((source, row) => source.name(row))
    ),
    services: rows.services,
    service: ints(rows.service),
    startMs,
    durationMs,
    parent,
    ...depthAndEnd(parent),
    missingParent: bytes(parents.missingParent),
    profileId: texts(rows.profileId),
    unfinished: bytes(times.unfinished),
    isPartial: sources.some(({ partial }) => partial),
    notices: noticesFor(rows, parents),
    tags,
    serviceTags: at((source, row) => source.serviceTags(row)),
    kind: at((source, row) => source.kind(row)),
    hasError: at((source, row) => source.hasError(row)),
    isSummary: (row) => String(tagValue(tags(row), SUMMARY_TAG)) === 'true',
    warnings: at((source, row) => source.warnings(row)),
  };
}

function filled<T>(length: number, value: (i: number) => T): T[] {
  const values = new Array<T>(length);
  for (let i = 0; i < length; i++) {
    values[i] = value(i);
  }
  return values;
}

function reordered<C extends { [i: number]: T }, T>(into: C, order: Int32Array, values: ArrayLike<T>): C {
  for (let i = 0; i < order.length; i++) {
    into[i] = values[order[i]];
  }
  return into;
}

function depthAndEnd(parent: Int32Array): { readonly depth: Int32Array; readonly end: Int32Array } {
  const depth = new Int32Array(parent.length);
  const end = new Int32Array(parent.length);
  for (let row = 0; row < parent.length; row++) {
    depth[row] = parent[row] < 0 ? 0 : depth[parent[row]] + 1;
    end[row] = row + 1;
  }
  for (let row = parent.length - 1; row >= 0; row--) {
    if (parent[row] >= 0) {
      end[parent[row]] = Math.max(end[parent[row]], end[row]);
    }
  }
  return { depth, end };
}

function traceRows(
  ids: readonly string[],
  trace: Int32Array,
  start: Float64Array,
  duration: Float64Array
): TraceRows[] {
  const traces = ids.map((traceId) => ({ traceId, from: trace.length, to: 0, startMs: Infinity, endMs: 0 }));
  trace.forEach((index, row) => {
    const rows = traces[index];
    rows.from = Math.min(rows.from, row);
    rows.to = Math.max(rows.to, row + 1);
    rows.startMs = Math.min(rows.startMs, start[row]);
    rows.endMs = Math.max(rows.endMs, start[row] + duration[row]);
  });
  return traces;
}

function noticesFor(rows: Rows, { missingParent, cycles }: Parents): string[] {
  const orphans = missingParent.reduce((sum, is) => sum + is, 0);
  const withoutId = rows.spanId.reduce((sum, id) => sum + (id === '' ? 1 : 0), 0);
  return [
    ...new Set(rows.sources.flatMap(({ notices }) => notices ?? [])),
    ...(rows.sources.some(({ partial }) => partial) ? ['The trace source returned a part of the trace only.'] : []),
    ...(orphans > 0
      ? [`The ${orphans === 1 ? 'parent of 1 span is' : `parents of ${orphans} spans are`} not in this trace.`]
      : []),
    ...(cycles > 0 ? [`${count(cycles)} had a parent below itself; it is shown as a root.`] : []),
    ...(withoutId > 0 ? [`${count(withoutId)} ${withoutId === 1 ? 'has' : 'have'} no readable span id.`] : []),
  ];
}

const count = (spans: number): string => (spans === 1 ? '1 span' : `${spans} spans`);
