import { type FlameTree } from '../../profile/flameTree';
import { type Result } from '../../profile/result';
import { type PprofSource } from '../query';
import { type BackendError } from './error';

export type BackendKind = 'pyroscope' | 'pprof';

/** Milliseconds since the epoch. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** A query with its variables filled in, its ids checked and its defaults applied. */
export interface ResolvedQuery {
  readonly profileTypeId: string;
  readonly labelSelector: string;
  readonly filter: IdFilter;
  readonly range: TimeRange;
  readonly maxNodes: number;
  readonly source: PprofSource | undefined;
}

/** Narrows a profile to one request. Ids are lower-case hex: 16 digits for a span, 32 for a trace. */
export type IdFilter =
  | { readonly kind: 'none' }
  | { readonly kind: 'span'; readonly ids: readonly string[] }
  | { readonly kind: 'trace'; readonly ids: readonly string[] };

export interface ProfileType {
  /** `name:sampleType:sampleUnit:periodType:periodUnit`. */
  readonly id: string;
  readonly name: string;
  readonly sampleType: string;
  readonly sampleUnit: string;
}

/** A profile that was found, or the reason why there is none. Finding nothing is not an error. */
export type ProfileAnswer =
  | { readonly kind: 'profile'; readonly tree: FlameTree; readonly notices: readonly string[] }
  | { readonly kind: 'empty'; readonly reason: string };

/** What a health check reached. */
export interface Reached {
  readonly version: string | undefined;
  readonly detail: string;
}

/** Which series label names and values are asked for. */
export interface LabelScope {
  readonly range: TimeRange;
  readonly profileTypeId: string;
  /** Matchers already in the selector, so that completion offers only what goes with them. */
  readonly labelSelector: string;
}

/**
 * A server of profiles. Implementations know no Grafana and run in Node too: all traffic goes through `Http`.
 * A promise that was aborted rejects with the signal's reason; everything else that can fail is a `Result`.
 */
export interface Backend {
  readonly kind: BackendKind;
  health(signal: AbortSignal): Promise<Result<Reached, BackendError>>;
  profileTypes(range: TimeRange, signal: AbortSignal): Promise<Result<readonly ProfileType[], BackendError>>;
  labelNames(scope: LabelScope, signal: AbortSignal): Promise<Result<readonly string[], BackendError>>;
  labelValues(name: string, scope: LabelScope, signal: AbortSignal): Promise<Result<readonly string[], BackendError>>;
  profile(query: ResolvedQuery, signal: AbortSignal): Promise<Result<ProfileAnswer, BackendError>>;
}
