import { type Measure } from '../../profile/measure';
import { type MetricNames } from '../../profile/metricNames';

/** The metrics that a profile type becomes. */
export interface MetricFamily extends MetricNames {
  readonly help: string;
  /** A flow is a counter, a level a gauge. */
  readonly measure: Measure;
  /** What a profile's values are multiplied by. */
  readonly scale: number;
}
