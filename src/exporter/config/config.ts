import { type BackendKind } from '../../datasource/backends/backend';
import { type MetricFamily } from '../metrics/metricFamily';

/** What the exporter does, checked and with its defaults. */
export interface Config {
  readonly listen: { readonly host: string; readonly port: number };
  /** Length of a window, a whole number of seconds. */
  readonly stepMillis: number;
  /** How long after its end a window is read, so that late profiles are in it. */
  readonly lagMillis: number;
  /** Most windows of a feed that wait to be read again; the oldest are given up. */
  readonly backlog: number;
  /** Most series of all feeds. */
  readonly maxSeries: number;
  readonly feeds: readonly FeedConfig[];
  readonly remoteWrite?: RemoteWriteConfig;
}

/** A store of metrics that the series are sent to. */
export interface RemoteWriteConfig {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMillis: number;
  readonly everyMillis: number;
  /** Labels of every series. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface BackendConfig {
  readonly name: string;
  readonly kind: BackendKind;
  /** Base URL without a slash at its end. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMillis: number;
}

/** One profile type of one selection. */
export interface FeedConfig {
  /** Label `feed` of the exporter's own metrics. */
  readonly name: string;
  readonly backend: BackendConfig;
  readonly profileTypeId: string;
  readonly family: MetricFamily;
  readonly selector: string;
  /** Labels of the profiles whose values make a service, and what the metric calls them. */
  readonly labels: readonly LabelName[];
  readonly fixedLabels: Readonly<Record<string, string>>;
  readonly functions: FunctionRules;
  /** How often a store is sent profiles of a level; how long a pprof endpoint is profiled in each step. */
  readonly profileMillis: number;
}

export interface LabelName {
  readonly profile: string;
  readonly metric: string;
}

/** Which functions of a service have series. */
export interface FunctionRules {
  /** Exact names, with a series from the start. */
  readonly always: readonly string[];
  /** Whether a function may enter; RE2, found anywhere. */
  readonly match: (name: string) => boolean;
  /** A function among the so many largest of a window enters, and stays. */
  readonly top: number;
  /** Most functions of a service, those of `always` too. */
  readonly max: number;
}
