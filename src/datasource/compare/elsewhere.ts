import { type DataSourceRef } from '@grafana/schema';

import { type Result } from '../../profile/result';
import { type TimeRange } from '../backends/backend';
import { type PartedBackend } from '../backends/layers/splitBackend';
import { type PprofBackend } from '../backends/pprofBackend';
import { type FrameContext } from '../frames/frameContext';
import { type RequestRate } from '../query';

/** What a comparison asks of a data source: of its own, or of another one of its kind. */
export interface ComparedStore {
  readonly backend: PartedBackend;
  /** The same backend where it reads raw pprof. */
  readonly pprof: PprofBackend | undefined;
  readonly datasource: FrameContext['datasource'];
  /** Shortest time between two points that the data source is set to. */
  readonly minStepMillis: number | undefined;
}

/** A data source whose profiles can be a side of a comparison. */
export interface ComparableSource {
  comparedStore(): ComparedStore;
}

export const isComparable = (datasource: object): datasource is ComparableSource =>
  'comparedStore' in datasource && typeof datasource.comparedStore === 'function';

/** Requests per second. A point stands for the time up to it, since the one before. */
export interface RatePoints {
  readonly times: Float64Array;
  readonly values: Float64Array;
}

/** All requests, and those of each series where the query tells several apart. */
export interface RequestRates extends RatePoints {
  readonly series: ReadonlyArray<{
    readonly labels: Readonly<Record<string, string>>;
    /** Requests per second over the whole range. */
    readonly mean: number;
  }>;
}

/** Grafana's other data sources. Errors are sentences. */
export interface Elsewhere {
  store(ref: DataSourceRef): Promise<Result<ComparedStore, string>>;
  /** `step` in ms. */
  requestRate(
    rate: RequestRate,
    range: TimeRange,
    step: number,
    signal: AbortSignal
  ): Promise<Result<RequestRates, string>>;
}
