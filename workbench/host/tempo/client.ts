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

interface SearchAnswer {
  readonly traces?: readonly FoundTrace[];
}
interface FoundTrace {
  readonly traceID: string;
  readonly rootServiceName?: string;
  readonly rootTraceName?: string;
  readonly startTimeUnixNano: string;
  readonly durationMs?: number;
  readonly spanSet?: {
    readonly spans?: ReadonlyArray<{ readonly attributes?: readonly KeyValue[] }>;
  };
  readonly serviceStats?: Readonly<Record<string, { readonly spanCount?: number }>>;
}

/** The newest traces that start within the range (ms since the epoch), newest first, by Tempo's search API. */
export async function recentTraces(from: number, to: number, signal: AbortSignal): Promise<readonly TraceSummary[]> {
  const query = new URLSearchParams({
    q: '{} | select(resource.service.version)',
    start: String(Math.floor(from / 1_000)),
    end: String(Math.ceil(to / 1_000)),
    limit: '100',
  });
  const { traces } = await getJson<SearchAnswer>(`/tempo/api/search?${query}`, signal);
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
