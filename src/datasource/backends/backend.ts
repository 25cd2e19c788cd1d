import { type TimeOrder } from '../../profile/chart/callTimes';
import { type FlameTree } from '../../profile/flameTree';
import { type FrameDetail } from '../../profile/frameNames';
import { type Measure } from '../../profile/measure';
import { type SampleType } from '../../profile/profile';
import { type Result } from '../../profile/result';
import { type PprofSource, type TimeOrderWish } from '../query';
import { type BackendError } from './error';
import { type RecordingRules } from './recordingRules';

export type BackendKind = 'pyroscope' | 'parca' | 'pprof';

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
  /** Whether frames must carry their files, which Pyroscope sends only in a larger answer, and the others always. */
  readonly needsFiles: boolean;
  /** What makes two frames the same, and what they are called. */
  readonly detail: FrameDetail;
  /** Only the stacks that begin with these frames, from the root down, as they are shown; none: all stacks. */
  readonly callSite: readonly string[];
  /** Labels whose values stand above the stacks, a level each in this order. */
  readonly labelLevels: readonly string[];
  readonly source: PprofSource | undefined;
  /** Calls in the order of time in the place of sums; raw pprof only. */
  readonly timeOrder?: TimeOrderWish;
}

/** Narrows what is read. Ids are lower-case hex: 16 digits for a span, 32 for a trace, a UUID for a profile. */
export type IdFilter =
  | { readonly kind: 'none' }
  | { readonly kind: 'span'; readonly ids: readonly string[] }
  | { readonly kind: 'trace'; readonly ids: readonly string[] }
  /** Single profiles, by UUID. */
  | { readonly kind: 'profile'; readonly ids: readonly string[] };

export interface ProfileType {
  /** `name:sampleType:sampleUnit:periodType:periodUnit`; Parca's end with `:delta` where a profile covers a time. */
  readonly id: string;
  readonly name: string;
  readonly sampleType: string;
  readonly sampleUnit: string;
}

/** A profile that was found, or the reason why there is none. Finding nothing is not an error. */
export type ProfileAnswer =
  | {
      readonly kind: 'profile';
      /** Where the server folds what is too small, those rows are marked (`folded`), so that all can tell them from functions. */
      readonly tree: FlameTree;
      readonly notices: readonly string[];
      /** Whether it has an order in time, where profiles of the kind of server may have one. */
      readonly order?: TimeOrder;
      /** How long a process was looked at, where the profile says so: the range that was asked for does not apply to it. */
      readonly seconds?: number;
      /** Parts of the range that could not be read, where it was read in parts. */
      readonly missing?: readonly MissingPart[];
    }
  | { readonly kind: 'empty'; readonly reason: string };

export interface MissingPart {
  readonly range: TimeRange;
  readonly error: BackendError;
}

/** A query over time with its variables filled in and its defaults applied. */
export interface SeriesQuery {
  readonly profileTypeId: string;
  readonly labelSelector: string;
  readonly range: TimeRange;
  /** Milliseconds between two points. */
  readonly step: number;
  /** Each combination of their values is a series; none: one series. */
  readonly groupBy: readonly string[];
  /** Most series, the largest first. */
  readonly limit: number | undefined;
  readonly exemplars: boolean;
  /** Steps may be shorter than the data source is set to, to tell one upload from the next. */
  readonly finest?: boolean;
}

export type SeriesAnswer =
  | {
      readonly kind: 'series';
      readonly measure: Measure;
      /** What the values measure, where the answer says it: not every server answers with the type that was asked for. */
      readonly sampleType?: SampleType;
      readonly series: readonly Series[];
      readonly notices: readonly string[];
      readonly missing?: readonly MissingPart[];
    }
  | { readonly kind: 'empty'; readonly reason: string };

/** Columns of equal length, by ascending time. */
export interface Series {
  readonly labels: Labels;
  /** Milliseconds since the epoch. A step without samples has no point. */
  readonly times: Float64Array;
  /** In the unit of the profile type, per second for a flow. */
  readonly values: Float64Array;
  readonly exemplars: readonly Exemplar[];
}

export type Labels = Readonly<Record<string, string>>;

/** One profile, or one span, that stands for a point. */
export interface Exemplar {
  readonly time: number;
  /** In the unit of the profile type, not per second. */
  readonly value: number;
  readonly profileId: string | undefined;
  readonly spanId: string | undefined;
  readonly traceId: string | undefined;
  readonly labels: Labels;
}

export interface HeatmapQuery {
  readonly profileTypeId: string;
  readonly labelSelector: string;
  readonly range: TimeRange;
  /** Milliseconds between two slots. */
  readonly step: number;
  readonly of: 'individual' | 'span';
}

export type HeatmapAnswer =
  | {
      readonly kind: 'heatmap';
      /** By ascending time. */
      readonly slots: readonly HeatmapSlot[];
      readonly exemplars: readonly Exemplar[];
      readonly notices: readonly string[];
      readonly missing?: readonly MissingPart[];
    }
  | { readonly kind: 'empty'; readonly reason: string };

/** How many profiles or spans of a time fall into each range of values. */
export interface HeatmapSlot {
  /** Its end, ms since the epoch. */
  readonly time: number;
  /** Lower edges of the buckets, ascending, in the unit of the profile type; not the same in every slot. */
  readonly valueMin: Float64Array;
  readonly counts: Float64Array;
}

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
  series(query: SeriesQuery, signal: AbortSignal): Promise<Result<SeriesAnswer, BackendError>>;
  heatmap(query: HeatmapQuery, signal: AbortSignal): Promise<Result<HeatmapAnswer, BackendError>>;
  /**
   * When the oldest profile was taken, ms since the epoch; Infinity where the server holds none. Where it does not say,
   * that is found out as far as `since` asks: any time up to it means that profiles of then are held.
   */
  oldestProfile(since: number, signal: AbortSignal): Promise<Result<number, BackendError>>;
  /** Where the kind of server has them; whether this one does, it says when it is asked. */
  readonly recordingRules?: RecordingRules;
}
