import { type SpanTag } from '../spanTable';
import { numberIn, parsedJson, profileIdIn, tagsIn, textIn, textsIn } from './cells';
import { type SpanSource } from './spanSource';
import { hasErrorTag, spanKind } from './traceFrame';

/**
 * What Grafana hands to extensions in the header of its trace view (`grafana/traceview/header/actions`, 12.2 and later).
 * Times are µs. Grafana exports no type for it, so this one names what is read; nothing of it is taken for granted.
 */
export interface TraceViewContext {
  readonly traceID: string;
  readonly spans: readonly TraceViewSpan[];
  readonly processes?: Readonly<Record<string, TraceViewProcess>>;
  readonly datasource?: { readonly uid: string; readonly type: string; readonly name?: string };
}

export interface TraceViewSpan {
  readonly spanID: string;
  readonly traceID?: string;
  readonly parentSpanID?: string;
  readonly processID?: string;
  readonly process?: TraceViewProcess;
  readonly operationName: string;
  /** µs since the epoch. */
  readonly startTime: number;
  /** µs. */
  readonly duration: number;
  readonly tags?: readonly SpanTag[];
  readonly references?: ReadonlyArray<{ readonly refType?: string; readonly spanID?: string }>;
  readonly kind?: string;
  readonly statusCode?: number;
  readonly warnings?: readonly string[] | null;
}

export interface TraceViewProcess {
  readonly serviceName: string;
  readonly tags?: readonly SpanTag[];
}

const MS_PER_MICROSECOND = 1e-3;

/**
 * Opens the trace of Grafana's trace view; `undefined` for what is none, or has no spans. The trace view renames spans
 * that share an id to `<id>_<n>`, and keeps parents as references.
 */
export function openTraceView(context: unknown): SpanSource | undefined {
  const trace = record(context);
  const spans = Array.isArray(trace.spans) ? (trace.spans as unknown[]) : [];
  if (spans.length === 0) {
    return undefined;
  }
  const processes = record(trace.processes);
  const span = (row: number): Loose<TraceViewSpan> => record(spans[row]);
  const process = (row: number): Loose<TraceViewProcess> => {
    const { process: own, processID } = span(row);
    const key = textIn(processID);
    return record(own ?? (Object.hasOwn(processes, key) ? processes[key] : undefined));
  };
  const tagsOf = (row: number): readonly SpanTag[] => tagsIn(span(row).tags);
  return {
    length: spans.length,
    partial: false,
    traceId: (row) => span(row).traceID ?? trace.traceID,
    spanId: (row) => span(row).spanID,
    parentId: (row) => parentOf(span(row)),
    name: (row) => textIn(span(row).operationName),
    service: (row) => textIn(process(row).serviceName),
    startMs: (row) => numberIn(span(row).startTime) * MS_PER_MICROSECOND,
    durationMs: (row) => numberIn(span(row).duration) * MS_PER_MICROSECOND,
    profileId: (row) => profileIdIn(span(row).tags),
    tags: tagsOf,
    serviceTags: (row) => tagsIn(process(row).tags),
    kind: (row) => spanKind(span(row).kind, tagsOf(row)),
    hasError: (row) => Number(span(row).statusCode) === 2 || hasErrorTag(tagsOf(row)),
    warnings: (row) => textsIn(span(row).warnings),
  };
}

/** Opens the older form of a trace frame's only cell: the whole trace, in the same shape, as such or as JSON. */
export const openWholeTrace = (cell: unknown): SpanSource | undefined =>
  openTraceView(typeof cell === 'string' ? parsedJson(cell) : cell);

function parentOf({ parentSpanID, references }: Loose<TraceViewSpan>): unknown {
  if (parentSpanID !== undefined || !Array.isArray(references)) {
    return parentSpanID;
  }
  const child = (references as unknown[]).map(record).find(({ refType }) => refType === 'CHILD_OF');
  return child?.spanID;
}

/** The fields of a shape, none of them certain. */
type Loose<T> = { readonly [K in keyof T]?: unknown };

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
