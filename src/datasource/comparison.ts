import { type DataQuery, type DataSourceRef } from '@grafana/schema';

import { type DescribedComparison, type DescribedFinding } from '../profile/diff/describedComparison';
import { type Normalisation } from '../profile/diff/normalisation';
import { type LabelSpotlight } from '../profile/statistics/labelContributions';
import { type PprofSource, type ProfileQuestion } from './query';

export type { ComparedFunctions, ComparedSlices } from '../profile/diff/comparedColumns';
export type { Normalisation } from '../profile/diff/normalisation';

/**
 * What a query's own profile, the right side, is held against: the left side. What is absent is the query's own, so that
 * `{ window: { kind: 'previous' } }` asks for the same profile of the time just before.
 */
export interface ComparedSide {
  readonly window: ComparedWindow;
  readonly labelSelector?: string;
  /** Name of the type in the other store, where it differs. */
  readonly profileTypeId?: string;
  readonly spanSelector?: readonly string[];
  readonly traceIdSelector?: readonly string[];
  readonly profileIdSelector?: readonly string[];
  readonly source?: PprofSource;
  /** Another data source of this type: production against staging, a store against a file. */
  readonly datasource?: DataSourceRef;
}

/** When the left side was. All but `fixed` and `same` are as long as the query's range. */
export type ComparedWindow =
  /** The time just before. */
  | { readonly kind: 'previous' }
  /** The same range so much earlier, as Grafana writes durations: `1d`, `1w`. */
  | { readonly kind: 'earlier'; readonly by: string }
  /** ms since the epoch. */
  | { readonly kind: 'fixed'; readonly from: number; readonly to: number }
  /** The query's own range: two selectors, versions or stores. */
  | { readonly kind: 'same' }
  /**
   * Before a deploy: the query's range is cut where `label` last took a new value. The left side is the part before, the
   * right side the part after.
   */
  | { readonly kind: 'beforeChange'; readonly label: string }
  /** The part of the last day, as long as the range, with the least in it: peak against off-peak. */
  | { readonly kind: 'quietest' };

/**
 * A query of any data source whose numbers are requests per second: the sum of its series where labels tell several apart,
 * else its first numbers. By a label that profiles have too, such as `sum by (route) (rate(…))`, the mix of requests is told.
 */
export interface RequestRate {
  readonly datasource: DataSourceRef;
  readonly query: DataQuery;
}

/** Fields of a query of type `comparison`. */
export interface ComparisonFields {
  readonly compareWith?: ComparedSide;
  /** `perSecond` where it is absent, and where there is no rate for `perRequest`. */
  readonly normalisation?: Normalisation;
  /** The rate of requests on the right side, and on the left one over its range. */
  readonly requestRate?: RequestRate;
  /** Slices per side, 1 to 20. */
  readonly slices?: number;
}

/**
 * What the frame of a comparison carries beside its rows, in `meta.custom.comparison`. Rows are those of the frame, values
 * are in the unit of its fields.
 */
export interface ComparisonMeta extends DescribedComparison {
  readonly left: ComparedProfile;
  readonly right: ComparedProfile;
  /** What values per request say they are per; an empty text leaves it out. `per request` unless told. */
  readonly per?: string;
  /** What was asked for the rate of requests. */
  readonly requestRate?: RequestRate;
  /** The normalisations that can be asked for. */
  readonly normalisations: readonly Normalisation[];
  /** Traffic, cost per request and mix told apart, where a request rate is known. */
  readonly split: string | undefined;
}

/** What asks for one side alone, and what it is called. */
export interface ComparedProfile {
  readonly title: string;
  /** uid of the data source that it came from. */
  readonly datasource: string;
  readonly range: { readonly from: number; readonly to: number };
  readonly question: ProfileQuestion;
}

export type ComparedFinding = DescribedFinding;

/** Which values of labels carry a function's change between two sides; what `labelContributions` of the data source takes. */
export interface LabelQuestion {
  readonly left: ComparedProfile;
  readonly right: ComparedProfile;
  readonly function: string;
  /** Only on the stacks that begin with these frames, the function's own among them. */
  readonly path?: readonly string[];
  /** `total` where it is absent. */
  readonly measure?: 'self' | 'total';
  /** Those that both sides have more than one value of, where they are absent. */
  readonly labels?: readonly string[];
}

/** What is known of the labels so far; those that tell the most come first. */
export interface LabelAnswer {
  readonly done: number;
  readonly of: number;
  readonly labels: ReadonlyArray<
    LabelSpotlight & {
      readonly label: string;
      /** Smaller values that were not looked at. */
      readonly valuesLeftOut: number;
    }
  >;
  /** Grafana's unit of the values, which are per second of a flow. */
  readonly unit: string;
  readonly notices: readonly string[];
}
