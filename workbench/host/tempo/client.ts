import { type KeyValue, type OtlpTrace } from './otlp';

/** A row of the trace list. */
export interface TraceSummary {
  readonly traceId: string;
  readonly service: string;
  readonly version: string;
  readonly root: string;
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly durationMillis: number;
  readonly spans: number;
}

export interface SearchAnswer {
  readonly traces?: readonly FoundTrace[];
}
interface FoundTrace {
  readonly traceID: string;
  readonly rootServiceName?: string;
  readonly rootTraceName?: string;
  readonly startTimeUnixNano: string;
  readonly durationMs?: number;
  readonly spanSet?: {
    readonly spans?: readonly FoundSpan[];
  };
  readonly serviceStats?: Readonly<Record<string, { readonly spanCount?: number }>>;
}

interface FoundSpan {
  readonly spanID: string;
  readonly name?: string;
  readonly startTimeUnixNano: string;
  readonly durationNanos: string;
  readonly attributes?: readonly KeyValue[];
}

/** What Tempo's search API answers to TraceQL within the range (ms since the epoch). */
export const searchAnswer = (
  traceQl: string,
  from: number,
  to: number,
  limit: number,
  signal: AbortSignal
): Promise<SearchAnswer> => {
  const query = new URLSearchParams({
    q: traceQl,
    start: String(Math.floor(from / 1_000)),
    end: String(Math.ceil(to / 1_000)),
    limit: String(limit),
  });
  return getJson<SearchAnswer>(`/tempo/api/search?${query}`, signal);
};

/** The newest traces that start within the range (ms since the epoch), newest first, by Tempo's search API. */
export async function recentTraces(from: number, to: number, signal: AbortSignal): Promise<readonly TraceSummary[]> {
  const { traces } = await searchAnswer('{} | select(resource.service.version)', from, to, 100, signal);
  return (traces ?? []).map(toSummary).sort((left, right) => right.start - left.start);
}

export const traceById = (traceId: string, signal: AbortSignal): Promise<OtlpTrace> =>
  getJson<OtlpTrace>(`/tempo/api/traces/${traceId}`, signal);

function toSummary(trace: FoundTrace): TraceSummary {
  const attributes = trace.spanSet?.spans?.[0]?.attributes ?? [];
  const version = attributes.find(({ key }) => key === 'service.version')?.value?.stringValue ?? '';
  const counts = Object.values(trace.serviceStats ?? {});
  return {
    traceId: trace.traceID.padStart(32, '0'),
    service: trace.rootServiceName ?? '',
    version,
    root: trace.rootTraceName ?? '',
    start: Number(trace.startTimeUnixNano) / 1e6,
    durationMillis: trace.durationMs ?? 0,
    spans: counts.reduce((sum, { spanCount }) => sum + (spanCount ?? 0), 0),
  };
}

async function getJson<T>(url: string, signal: AbortSignal): Promise<T> {
  const answer = await fetch(url, { signal });
  if (!answer.ok) {
    throw new Error(`The trace store answered ${answer.status}`);
  }
  return (await answer.json()) as T;
}
