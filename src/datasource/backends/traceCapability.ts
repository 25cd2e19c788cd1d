import { decodeFlamebearer } from '../../profile/flamebearer';
import { err, ok, type Result } from '../../profile/result';
import { type ResolvedQuery } from './backend';
import { type BackendError } from './error';
import { parseProfileTypeId } from './profileTypeId';
import { type PyroscopeApi } from './pyroscopeApi';
import { type RpcRequest } from './pyroscopeMessages';
import { TRACE_LABEL } from './traceLabel';

/** How a profile can be narrowed to a trace. */
export type TraceFilter =
  | { readonly kind: 'selector' }
  | { readonly kind: 'label' }
  /** There is no way; `why` says what was tried. */
  | { readonly kind: 'none'; readonly why: string }
  /** The range holds no samples at all, so whether the server filters cannot be seen and does not matter. */
  | { readonly kind: 'noSamples' };

/** An id that no request has. */
const NOBODY = '0123456789abcdef0123456789abcdef';
/** A server may be upgraded while a dashboard is open. */
const KEEP_MILLIS = 10 * 60_000;

type SelectorSupport = 'filters' | 'ignores';

/**
 * Finds out whether a server filters by trace id. Servers before Pyroscope 2.2 drop the unknown field and answer with
 * the whole profile and status 200, so the answer for an id that no request has is looked at: it must be empty while
 * the unfiltered one is not. What was seen is kept, but not a 501: the default storage mode answers it for ranges
 * before its upgrade, and filters after.
 */
export class TraceCapability {
  private seen: { readonly support: SelectorSupport; readonly at: number } | undefined;

  constructor(
    private readonly api: PyroscopeApi,
    private readonly now: () => number = Date.now
  ) {}

  async probe(query: ResolvedQuery, signal: AbortSignal): Promise<Result<TraceFilter, BackendError>> {
    if (this.seen && this.now() - this.seen.at < KEEP_MILLIS) {
      return this.seen.support === 'filters' ? ok({ kind: 'selector' }) : this.byLabel(query, IGNORED, signal);
    }
    const narrowed = await this.total(query, { traceIdSelector: [NOBODY] }, signal);
    if (!narrowed.ok) {
      return narrowed.error.kind === 'unsupported' ? this.byLabel(query, narrowed.error.detail, signal) : narrowed;
    }
    if (narrowed.value !== 0) {
      this.seen = { support: 'ignores', at: this.now() };
      return this.byLabel(query, IGNORED, signal);
    }
    const whole = await this.total(query, {}, signal);
    if (!whole.ok) {
      return whole;
    }
    if (whole.value === 0) {
      return ok({ kind: 'noSamples' });
    }
    this.seen = { support: 'filters', at: this.now() };
    return ok({ kind: 'selector' });
  }

  private async byLabel(
    query: ResolvedQuery,
    why: string,
    signal: AbortSignal
  ): Promise<Result<TraceFilter, BackendError>> {
    const { from, to } = query.range;
    const answer = await this.api.call('LabelNames', { start: from, end: to, matchers: [query.labelSelector] }, signal);
    if (!answer.ok) {
      return answer;
    }
    return ok(
      answer.value.names.includes(TRACE_LABEL)
        ? { kind: 'label' }
        : { kind: 'none', why: `${why}, and its profiles have no label ${TRACE_LABEL}` }
    );
  }

  private async total(
    query: ResolvedQuery,
    ids: RpcRequest,
    signal: AbortSignal
  ): Promise<Result<number, BackendError>> {
    const { profileTypeId: profileTypeID, labelSelector, range } = query;
    const request = { profileTypeID, labelSelector, start: range.from, end: range.to, maxNodes: 1, ...ids };
    const answer = await this.api.call('SelectMergeStacktraces', request, signal);
    const type = parseProfileTypeId(profileTypeID);
    if (!answer.ok || !type.ok || answer.value.flamegraph == null) {
      return answer.ok ? ok(0) : answer;
    }
    const tree = decodeFlamebearer(answer.value.flamegraph, type.value.sampleType);
    return tree.ok
      ? ok(tree.value.total[0] ?? 0)
      : err({ backend: 'pyroscope', kind: 'badProfile', cause: tree.error });
  }
}

const IGNORED = 'the server ignores trace selectors (Pyroscope has them since 2.2)';
