import { sameTrace } from './ids';

/**
 * The spans of one or several traces as columns, keyed by row because span ids may repeat (Zipkin shares one between
 * client and server). Rows stand in pre-order: a parent before its children, siblings by start, one trace after another.
 * Times are ms since the epoch, durations ms, both with fractions.
 */
export interface SpanTable {
  readonly length: number;
  readonly traces: readonly TraceRows[];
  /** 16 lower-case hex digits; empty where the span has no readable id. */
  readonly spanId: readonly string[];
  readonly name: readonly string[];
  /** Distinct service names; `service` points into it. */
  readonly services: readonly string[];
  readonly service: Int32Array;
  readonly startMs: Float64Array;
  /** Never negative; up to the end of the trace where the span has no end of its own. */
  readonly durationMs: Float64Array;
  /** Row of the parent; -1 where there is none, or none that was read. */
  readonly parent: Int32Array;
  /** 0 for a row without parent. */
  readonly depth: Int32Array;
  /** The row after the last descendant: the descendants of `i` are the rows `i + 1` up to, but not including, `end[i]`. */
  readonly end: Int32Array;
  /** Normalised `pyroscope.profile.id`; empty where the span has none. */
  readonly profileId: readonly string[];
  /** 1 where the span has no end, or no start, of its own. */
  readonly unfinished: Uint8Array;
  /** 1 where the span names a parent that was not read. */
  readonly missingParent: Uint8Array;
  /** The trace source says that it left spans out. */
  readonly isPartial: boolean;
  /** What was wrong with the input, one sentence each. */
  readonly notices: readonly string[];
  tags(row: number): readonly SpanTag[];
  /** Attributes of the resource or process that the span ran in. */
  serviceTags(row: number): readonly SpanTag[];
  /** `server`, `client`, `internal`, …; empty where unknown. */
  kind(row: number): string;
  hasError(row: number): boolean;
  /** Stands for spans that were cut out of a large trace, and is none itself. */
  isSummary(row: number): boolean;
  /** What the trace source found odd about the span, as it says it. */
  warnings(row: number): readonly string[];
}

export interface SpanTag {
  readonly key: string;
  readonly value: unknown;
}

export interface TraceRows {
  /** 32 lower-case hex digits; empty where the spans have no readable trace id. */
  readonly traceId: string;
  /** Rows `from` up to, but not including, `to`. */
  readonly from: number;
  readonly to: number;
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * The tag of a span that says which id its samples carry, as Pyroscope's SDKs set it:
 * https://grafana.com/docs/pyroscope/latest/configure-client/trace-span-profiles/
 */
export const PROFILE_ID_TAG = 'pyroscope.profile.id';

/** Grafana's trace view marks the spans so that stand for others. */
export const SUMMARY_TAG = 'aggregation.is_summary';

/** The trace that a row belongs to. */
export function traceOf(table: SpanTable, row: number): TraceRows {
  const trace = table.traces.find(({ to }) => row < to);
  if (!trace) {
    throw new RangeError(`Row ${row} of a table of ${table.length} spans`);
  }
  return trace;
}

export const serviceOf = (table: SpanTable, row: number): string => table.services[table.service[row]];

/**
 * The row of a span by its normalised ids, an empty trace id standing for any; `undefined` where it was not read. Where
 * client and server share an id it is the server's, as the profile is there.
 */
export function findSpan(table: SpanTable, traceId: string, spanId: string): number | undefined {
  let found: number | undefined;
  for (const trace of table.traces) {
    const isIt = traceId === '' || sameTrace(trace.traceId, traceId);
    for (let row = trace.from; isIt && row < trace.to; row++) {
      if (spanId !== '' && table.spanId[row] === spanId) {
        if (table.kind(row) === 'server') {
          return row;
        }
        found ??= row;
      }
    }
  }
  return found;
}
