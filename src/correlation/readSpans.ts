import { type DataFrame } from '@grafana/data';

import { isShortTraceId, parseSpanId, parseTraceId } from './ids';
import { type SpanTable, type TraceRows } from './spanTable';
import { linkParents, preOrder, type LooseSpans } from './spanTree';
import { openTraceFrame, type SpanFrame } from './traceFrame';

/**
 * No span lasts a year: a Tempo span without end claims 527 years (0 minus its start, as an unsigned number), a Jaeger
 * span a negative duration.
 */
const LONGEST_SPAN_MS = 365 * 24 * 3_600_000;

/** Reads all trace frames among `frames` into one table; frames of other kinds are skipped. */
export function readSpans(frames: readonly DataFrame[]): SpanTable {
  const opened = frames.map(openTraceFrame).filter((frame) => frame !== undefined);
  const rows = gather(opened);
  const times = readTimes(rows);
  const { parent, orphans, cycles } = linkParents({ ...rows, startMs: times.startMs });
  const order = preOrder({ ...rows, startMs: times.startMs }, parent);
  const position = new Int32Array(rows.length);
  order.forEach((row, at) => (position[row] = at));

  const at = <T>(read: (frame: SpanFrame, row: number) => T) => {
    return (i: number): T => read(opened[rows.frame[order[i]]], rows.frameRow[order[i]]);
  };
  const sorted = <T>(values: readonly T[]): T[] => Array.from(order, (row) => values[row]);
  const sortedParent = Int32Array.from(order, (row) => (parent[row] < 0 ? -1 : position[parent[row]]));
  const name = at((frame, row) => frame.name(row));
  const startMs = Float64Array.from(order, (row) => times.startMs[row]);
  const durationMs = Float64Array.from(order, (row) => times.durationMs[row]);
  return {
    length: rows.length,
    traces: traceRows(
      rows.traceIds,
      Int32Array.from(order, (row) => rows.trace[row]),
      startMs,
      durationMs
    ),
    spanId: sorted(rows.spanId),
    name: Array.from(order, (_, i) => name(i)),
    services: rows.services,
    service: Int32Array.from(order, (row) => rows.service[row]),
    startMs,
    durationMs,
    parent: sortedParent,
    ...depthAndEnd(sortedParent),
    profileId: sorted(rows.profileId),
    unfinished: Uint8Array.from(order, (row) => times.unfinished[row]),
    notices: noticesFor(opened, rows, orphans, cycles),
    tags: at((frame, row) => frame.tags(row)),
    serviceTags: at((frame, row) => frame.serviceTags(row)),
    kind: at((frame, row) => frame.kind(row)),
    hasError: at((frame, row) => frame.hasError(row)),
  };
}

interface Rows extends Omit<LooseSpans, 'startMs'> {
  readonly frames: readonly SpanFrame[];
  readonly frame: Int32Array;
  readonly frameRow: Int32Array;
  readonly traceIds: readonly string[];
  readonly services: readonly string[];
  readonly profileId: readonly string[];
}

function gather(frames: readonly SpanFrame[]): Rows {
  const length = frames.reduce((sum, frame) => sum + frame.length, 0);
  const traces = new Distinct();
  const services = new Distinct();
  const [frame, frameRow, trace, service] = Array.from({ length: 4 }, () => new Int32Array(length));
  const [spanId, parentId, profileId]: string[][] = [[], [], []];
  const traceIds = readTraceIds(frames);
  let row = 0;
  frames.forEach((source, f) => {
    for (let i = 0; i < source.length; i++, row++) {
      frame[row] = f;
      frameRow[row] = i;
      trace[row] = traces.indexOf(traceIds.get(source.traceId(i)) ?? '');
      service[row] = services.indexOf(source.service(i));
      spanId.push(parseSpanId(source.spanId(i)) ?? '');
      parentId.push(parseSpanId(source.parentId(i)) ?? '');
      profileId.push(parseSpanId(source.profileId(i)) ?? '');
    }
  });
  const isServer = (r: number): boolean => frames[frame[r]].kind(frameRow[r]) === 'server';
  const lists = { traceIds: traces.values, services: services.values };
  return { length, frames, frame, frameRow, trace, service, spanId, parentId, profileId, isServer, ...lists };
}

/**
 * The trace id for each way that one is written. Where one tracer of a trace cut its id to 64 bits and another did not,
 * both stand for the long one. Ids that are unreadable are one trace, named by an empty text.
 */
function readTraceIds(frames: readonly SpanFrame[]): Map<unknown, string> {
  const ids = new Map<unknown, string>();
  for (const frame of frames) {
    for (let row = 0; row < frame.length; row++) {
      const written = frame.traceId(row);
      if (!ids.has(written)) {
        ids.set(written, parseTraceId(written) ?? '');
      }
    }
  }
  const longByShort = new Map(
    [...ids.values()].filter((id) => id && !isShortTraceId(id)).map((id) => [id.slice(-16), id])
  );
  ids.forEach((id, written) => ids.set(written, (id && longByShort.get(id.slice(-16))) || id));
  return ids;
}

/** Values in the order of their first appearance. */
class Distinct {
  readonly values: string[] = [];
  private readonly index = new Map<string, number>();

  indexOf(value: string): number {
    const known = this.index.get(value) ?? this.values.push(value) - 1;
    this.index.set(value, known);
    return known;
  }
}

interface Times {
  readonly startMs: Float64Array;
  readonly durationMs: Float64Array;
  readonly unfinished: Uint8Array;
}

/** Spans without start begin with their trace; spans without end last as long as their trace is known to. */
function readTimes(rows: Rows): Times {
  const startMs = new Float64Array(rows.length);
  const durationMs = new Float64Array(rows.length);
  const unfinished = new Uint8Array(rows.length);
  const traceStart = new Float64Array(rows.traceIds.length).fill(Infinity);
  const traceEnd = new Float64Array(rows.traceIds.length).fill(0);
  for (let row = 0; row < rows.length; row++) {
    const source = rows.frames[rows.frame[row]];
    const start = source.startMs(rows.frameRow[row]);
    const duration = source.durationMs(rows.frameRow[row]);
    startMs[row] = start;
    durationMs[row] = duration;
    unfinished[row] = start > 0 && duration >= 0 && duration < LONGEST_SPAN_MS ? 0 : 1;
    if (start > 0) {
      const trace = rows.trace[row];
      traceStart[trace] = Math.min(traceStart[trace], start);
      traceEnd[trace] = Math.max(traceEnd[trace], unfinished[row] ? start : start + duration);
    }
  }
  for (let row = 0; row < rows.length; row++) {
    if (unfinished[row]) {
      const traceStartMs = Number.isFinite(traceStart[rows.trace[row]]) ? traceStart[rows.trace[row]] : 0;
      startMs[row] = startMs[row] > 0 ? startMs[row] : traceStartMs;
      durationMs[row] = Math.max(0, traceEnd[rows.trace[row]] - startMs[row]);
    }
  }
  return { startMs, durationMs, unfinished };
}

function depthAndEnd(parent: Int32Array): { readonly depth: Int32Array; readonly end: Int32Array } {
  const depth = new Int32Array(parent.length);
  const end = Int32Array.from(parent, (_, row) => row + 1);
  parent.forEach((above, row) => (depth[row] = above < 0 ? 0 : depth[above] + 1));
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

function noticesFor(frames: readonly SpanFrame[], rows: Rows, orphans: number, cycles: number): string[] {
  const withoutId = rows.spanId.filter((id) => id === '').length;
  return [
    frames.some((frame) => frame.partial) && 'The trace source returned a part of the trace only.',
    orphans > 0 && `The parents of ${count(orphans)} are not in this trace.`,
    cycles > 0 && `${count(cycles)} had a parent below itself; it is shown as a root.`,
    withoutId > 0 && `${count(withoutId)} have no readable span id.`,
  ].filter((notice) => notice !== false);
}

const count = (spans: number): string => (spans === 1 ? '1 span' : `${spans} spans`);
