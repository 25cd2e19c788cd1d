import { type DataSourceJsonData } from '@grafana/data';

import { type BackendKind } from './backends/backend';

/** What the config editor and provisioning write. The data source's own top-level `url` stays empty (ADR 0006). */
export interface ProfilingOptions extends DataSourceJsonData {
  readonly backend?: BackendKind;
  /** Base URL of Pyroscope, or of the process that serves `/debug/pprof/`. */
  readonly url?: string;
  /** Base URL of a folder with pprof files and an `index.json` that lists them; pprof only. */
  readonly filesUrl?: string;
  /** Sent to Pyroscope as `X-Scope-OrgID`; several tenants are joined by `|`. */
  readonly tenant?: string;
  /** Shortest time between two points of a series, e.g. `15s`. */
  readonly minStep?: string;
  /** Longest range that is asked of the server at once, e.g. `24h`; longer ones are read in parts. */
  readonly maxQueryLength?: string;
}

export const backendOf = (options: ProfilingOptions): BackendKind => options.backend ?? 'pyroscope';

export const isDurationText = (text: string): boolean => /^\d+(ms|[Mwdhmsy])$/.test(text);
