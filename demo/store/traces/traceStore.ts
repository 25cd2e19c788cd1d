import { spansOf, type StoredSpan, type TracesRequest } from './otlp';

/** The newest traces in memory, by id. */
export class TraceStore {
  private readonly traces = new Map<string, StoredSpan[]>();

  constructor(private readonly limit = 5_000) {}

  add(request: TracesRequest): void {
    for (const stored of spansOf(request)) {
      const spans = this.traces.get(stored.span.traceId) ?? [];
      this.traces.set(stored.span.traceId, [...spans, stored]);
    }
    const oldest = [...this.traces.keys()].slice(0, Math.max(0, this.traces.size - this.limit));
    oldest.forEach((id) => this.traces.delete(id));
  }

  get(traceId: string): readonly StoredSpan[] | undefined {
    return this.traces.get(traceId);
  }

  /** Oldest first. */
  all(): ReadonlyArray<readonly [string, readonly StoredSpan[]]> {
    return [...this.traces];
  }
}
