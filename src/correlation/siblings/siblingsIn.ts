import { parseSpanId, parseTraceId } from '../ids';
import { textIn, numberIn } from '../inputs/cells';
import { type FoundSpans } from '../inputs/searchRows';
import { PROFILE_ID_TAG, serviceOf, type SpanTable, traceOf } from '../spanTable';
import { type Siblings } from './siblingSearch';

/** The spans of one name in one service among those of whole traces; unfinished ones have no duration. */
export function siblingsIn(table: SpanTable, { service, name }: Siblings): FoundSpans {
  const rows = [];
  for (let row = 0; row < table.length; row++) {
    if (table.name[row] === name && serviceOf(table, row) === service && !table.isSummary(row)) {
      rows.push(row);
    }
  }
  return {
    length: rows.length,
    traceId: rows.map((row) => traceOf(table, row).traceId),
    spanId: rows.map((row) => table.spanId[row]),
    name: rows.map((row) => table.name[row]),
    service: rows.map(() => service),
    startMs: Float64Array.from(rows, (row) => table.startMs[row]),
    durationMs: Float64Array.from(rows, (row) => (table.unfinished[row] ? Number.NaN : table.durationMs[row])),
    profileId: rows.map((row) => table.profileId[row]),
  };
}

/** All spans of a list of traces as Zipkin's API v2 writes them: https://zipkin.io/zipkin-api/ (times are µs). */
export function readZipkinTraces(answer: unknown): FoundSpans {
  const traces = Array.isArray(answer) ? (answer as unknown[]) : [];
  const spans = traces.flatMap((trace) => (Array.isArray(trace) ? (trace as unknown[]) : [])).filter(isZipkinSpan);
  const micros = (value: unknown): number => numberIn(value) / 1000;
  return {
    length: spans.length,
    traceId: spans.map(({ traceId }) => parseTraceId(traceId) ?? ''),
    spanId: spans.map(({ id }) => parseSpanId(id) ?? ''),
    name: spans.map(({ name }) => textIn(name)),
    service: spans.map(({ localEndpoint }) => textIn(localEndpoint?.serviceName)),
    startMs: Float64Array.from(spans, ({ timestamp }) => micros(timestamp)),
    durationMs: Float64Array.from(spans, ({ duration }) => micros(duration)),
    profileId: spans.map(({ tags }) => parseSpanId(tags?.[PROFILE_ID_TAG]) ?? ''),
  };
}

interface ZipkinSpan {
  readonly traceId?: unknown;
  readonly id?: unknown;
  readonly name?: unknown;
  readonly timestamp?: unknown;
  readonly duration?: unknown;
  readonly localEndpoint?: { readonly serviceName?: unknown } | null;
  readonly tags?: Readonly<Record<string, unknown>> | null;
}

const isZipkinSpan = (value: unknown): value is ZipkinSpan => typeof value === 'object' && value !== null;
