import { type DataSourceJsonData } from '@grafana/data';

import { type BackendKind } from './backends/backend';
import { type IdLabels } from './backends/traceLabel';

/** What the config editor and provisioning write. The data source's own top-level `url` stays empty (ADR 0006). */
export interface ProfilingOptions extends DataSourceJsonData {
  readonly backend?: BackendKind;
  /** Base URL of Pyroscope or Parca, or of the process that serves `/debug/pprof/`. */
  readonly url?: string;
  /** Base URL of a folder with pprof files and an `index.json` that lists them; pprof only. */
  readonly filesUrl?: string;
  /** Sent to Pyroscope as `X-Scope-OrgID`; several tenants are joined by `|`. */
  readonly tenant?: string;
  /** Series labels that carry trace and span ids in Parca, `trace_id` and `span_id` unless told. */
  readonly traceLabel?: string;
  readonly spanLabel?: string;
  /** Data source of the traces whose ids spans carry: Tempo, Jaeger or Zipkin. */
  readonly tracesDatasourceUid?: string;
  /** Shortest time between two points of a series, e.g. `15s`. */
  readonly minStep?: string;
  /** Longest range that is asked of the server at once, e.g. `24h`; longer ones are read in parts. */
  readonly maxQueryLength?: string;
  /** Template of the address of a source line: `https://github.com/acme/shop/blob/${version}/${file}#L${line}`. */
  readonly repositoryUrl?: string;
  /** How the names of the program's own files begin; that part is not in the repository. */
  readonly repositoryPrefix?: string;
  /** Rules by which profiles are read: a rule file, or a list of them (docs/reading-aid.md). Checked where they are used. */
  readonly readingRules?: unknown;
}

export const backendOf = (options: ProfilingOptions): BackendKind => options.backend ?? 'pyroscope';

/** Parca keeps ids in series labels only; how they are called is up to who writes the profiles. */
export const DEFAULT_ID_LABELS: IdLabels = { trace: 'trace_id', span: 'span_id' };

export const idLabelsOf = ({ traceLabel, spanLabel }: ProfilingOptions): IdLabels => ({
  trace: traceLabel?.trim() || DEFAULT_ID_LABELS.trace,
  span: spanLabel?.trim() || DEFAULT_ID_LABELS.span,
});

export const isDurationText = (text: string): boolean => /^\d+(ms|[Mwdhmsy])$/.test(text);
