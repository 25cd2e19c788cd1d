import { type DataQuery } from '@grafana/schema';

import { type CallTimes, type TimeOrder } from '../profile/chart/callTimes';
import { type FrameFilter } from '../profile/frameFilter';
import { type FrameDetail } from '../profile/frameNames';
import { type ProgramText } from '../profile/programTexts';
import { type ComparisonFields, type ComparisonMeta } from './comparison';

export type * from './comparison';
export type { FrameFilter, FrameRule } from '../profile/frameFilter';
export type { FrameDetail } from '../profile/frameNames';

/**
 * What a query asks for. `both` is a flame graph and its series, in Explore only; elsewhere it is `profile`.
 * `functions` is a table of functions, `functionSeries` some functions over time, `labels` the names of labels or the
 * values of one, `labelChanges` the times at which a label took or lost a value. `comparison` is a flame graph of two
 * sides.
 */
export type QueryType =
  'profile' | 'metrics' | 'both' | 'functions' | 'functionSeries' | 'labels' | 'labelChanges' | 'comparison';

/**
 * A profile query as dashboards save it. Field names are those of Grafana's Pyroscope data source, so that its panels
 * and Tempo's `tracesToProfiles` links work with this one; those below the line are ours.
 */
export interface ProfilingQuery extends DataQuery, ComparisonFields {
  readonly queryType?: QueryType;
  /** `name:sampleType:sampleUnit:periodType:periodUnit`, e.g. `process_cpu:cpu:nanoseconds:cpu:nanoseconds`. */
  readonly profileTypeId: string;
  /** PromQL label matchers in braces; `{}` selects everything. */
  readonly labelSelector: string;
  /** Labels whose values make one series each; metrics only. */
  readonly groupBy?: readonly string[];
  /** Most series, the largest first; of functions, most rows. */
  readonly limit?: number;
  /** Span ids, 16 hex digits each. Excludes the other two id selectors. */
  readonly spanSelector?: readonly string[];
  /** Trace ids, 32 hex digits each. Excludes the other two id selectors. */
  readonly traceIdSelector?: readonly string[];
  /** Ids of single profiles (UUIDs), which exemplars carry. Excludes the other two id selectors. */
  readonly profileIdSelector?: readonly string[];
  /** Rows of the flame graph, `other` rows included; in Grafana's own panels `GRAFANA_MAX_NODES` of them at most. */
  readonly maxNodes?: number;
  /** Single profiles as points on the series; metrics only. */
  readonly includeExemplars?: boolean;
  /** A heatmap in the place of the series, of profiles (`individual`) or of spans. */
  readonly includeHeatmap?: boolean;
  readonly heatmapType?: 'individual' | 'span';
  /** A call site: names of frames from the root down, as the flame graph shows them. Only the stacks that begin so. */
  readonly stackTraceSelector?: readonly string[];
  // ------
  /** What makes two frames the same: `function` where it is absent. */
  readonly detail?: FrameDetail;
  /** Labels whose values stand above the stacks, a level each in this order. */
  readonly labelLevels?: readonly string[];
  /** Which stacks and frames count, applied alike on all backends. */
  readonly frameFilter?: FrameFilter;
  /** Calls in the order of time in the place of sums, of one of the threads of `ProfileFrameMeta.order`; Spanflame's panel only. */
  readonly timeOrder?: TimeOrderWish;
  /** Functions to follow over time, by exact name; `functionSeries` only. The largest ones where there are none. */
  readonly functions?: readonly string[];
  /** Regular expression (RE2) on function names; `functions` only. */
  readonly functionPattern?: string;
  /** Label whose values are asked for (`labels`) or whose changes are (`labelChanges`). */
  readonly label?: string;
  /** The user has agreed to ask every series over a long range, once for this query. */
  readonly allowCostly?: boolean;
  /** What to read from a pprof backend; ignored by servers that store profiles. */
  readonly source?: PprofSource;
  /** Version of this saved format; absent on queries of Grafana's own data sources. */
  readonly version?: 1;
}

export interface TimeOrderWish {
  readonly track: string;
}

export const SNAPSHOT_PROFILES = ['heap', 'allocs', 'goroutine', 'block', 'mutex', 'threadcreate'] as const;
export type SnapshotProfile = (typeof SNAPSHOT_PROFILES)[number];

export type PprofSource =
  | { readonly kind: 'snapshot'; readonly profile: SnapshotProfile }
  | { readonly kind: 'delta'; readonly profile: SnapshotProfile; readonly seconds: number }
  /** Taken only when the user asks for it, never by a dashboard refresh. */
  | { readonly kind: 'cpu'; readonly seconds: number }
  /** A file that the `index.json` of the configured base URL lists. */
  | { readonly kind: 'file'; readonly name: string };

export const APP_ID = 'spanflame-profiles-app';
export const DATASOURCE_TYPE = 'spanflame-profiles-datasource';
export const PANEL_TYPE = 'spanflame-profile-panel';
export const DEFAULT_MAX_NODES = 16_384;
/** Pyroscope's own limit. */
export const MAX_NODES_LIMIT = 1_048_576;
/** Rows that Grafana's own flame graph still draws at once (ADR 0009). */
export const GRAFANA_MAX_NODES = 32_768;

/** Name of the flame graph frame: Grafana's embedded span flame graph looks for it. */
export const FLAME_FRAME_NAME = 'response';

/** Status of an error that says that the server cannot do what was asked of it, as HTTP has it. */
export const UNSUPPORTED_STATUS = 501;

/** The fields of a query that, with a range, ask for the same profile again. */
export type ProfileQuestion = Pick<
  ProfilingQuery,
  | 'profileTypeId'
  | 'labelSelector'
  | 'spanSelector'
  | 'traceIdSelector'
  | 'profileIdSelector'
  | 'stackTraceSelector'
  | 'labelLevels'
  | 'frameFilter'
  | 'source'
>;

/** What a flame graph frame carries beside its columns, in `meta.custom`: the question, with its variables filled in. */
export interface ProfileFrameMeta extends ProfileQuestion {
  /** What is shown, which may be less than was asked for: a notice says so then. */
  readonly detail: FrameDetail;
  /** What can be asked for. */
  readonly details: readonly FrameDetail[];
  /** Window that was asked for, ms since the epoch. */
  readonly range: { readonly from: number; readonly to: number };
  readonly rows: { readonly shown: number; readonly inFull: number };
  /** Share (0 to 1) of the total in `other` rows. */
  readonly foldedShare: number;
  /** Which of the frame's notices say what was cut off: the flame view has its own words for that. */
  readonly cutNotices?: readonly string[];
  /** Exact self and total per function, from the tree before it was cut; columns of equal length. */
  readonly functions: FunctionColumns;
  /** Whether it has an order in time that can be asked for (`timeOrder`); absent where the kind of server keeps none. */
  readonly order?: TimeOrder;
  /** Of calls in the order of time. */
  readonly calls?: CallsMeta;
  /** Where addresses lie, of frames by address; absent where several profiles were put together. */
  readonly programs?: readonly ProgramText[];
  /** Where both sides of a comparison are shown. The fields of the question are then those of the right side. */
  readonly comparison?: ComparisonMeta;
  /** Of a frame without rows: nothing was asked, since the variable that names a span has no value. */
  readonly emptyAs?: 'nothingPicked';
}

/** What cannot be seen of calls, as `CallTimes` have it; moments in the unit of the columns. */
export type CallsMeta = Pick<CallTimes, 'unplaced' | 'leftOut'>;

export interface FunctionColumns {
  readonly name: readonly string[];
  readonly self: ArrayLike<number>;
  /** Recursion is counted once. */
  readonly total: ArrayLike<number>;
}
