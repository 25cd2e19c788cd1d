import { type ExportedMetrics } from './exportedMetrics';

/** What an alert on one function is made of. Its texts are those of Prometheus and of Grafana-managed alerting. */
export interface FunctionAlert {
  /** Exact name, as profiles have it. */
  readonly functionName: string;
  readonly metrics: ExportedMetrics;
  /** With what it calls (`total`), or without (`self`). */
  readonly side: 'total' | 'self';
  readonly condition: Condition;
  /** Which series of the metric, beside the function's name. A service is one of them, or the alert is on every service. */
  readonly series: readonly SeriesLabel[];
  /** How long the condition holds before the alert fires; as Prometheus writes durations, `10m`. */
  readonly forTime: string;
  /** What a rate is taken over. */
  readonly window: string;
  /** Labels that the alert gets, for routing. */
  readonly labels: Readonly<Record<string, string>>;
}

/** A label of the exported metric with the one value that is meant. */
export interface SeriesLabel {
  readonly name: string;
  readonly value: string;
}

export type Condition =
  /** Above so much, in the unit of the metrics: cores, where they count seconds of CPU time. */
  | { readonly kind: 'absolute'; readonly above: number }
  /** Above this share, 0 to 1, of what the service spends altogether. */
  | { readonly kind: 'share'; readonly above: number }
  /** Above so many times what it was `ago`, where it is more than `least` now. */
  | { readonly kind: 'change'; readonly times: number; readonly ago: string; readonly least: number };

export type ConditionKind = Condition['kind'];

/** Labels that the exporter puts on every series of a function. */
export const FUNCTION_LABEL = 'function_name';
export const SERVICE_LABEL = 'service';

export const serviceOf = ({ series }: FunctionAlert): string | undefined =>
  series.find(({ name }) => name === SERVICE_LABEL)?.value;
