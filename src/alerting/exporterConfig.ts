import { FUNCTION_LABEL, type FunctionAlert, SERVICE_LABEL } from './functionAlert';
import { selector } from './promql';

/** What of a profile the exporter has to be told. */
export interface ExportedProfile {
  readonly profileTypeId: string;
  /** Label of the profiles that names the service: `service_name`. */
  readonly serviceLabel: string;
}

/** The part of the exporter's configuration by which a function is exported from the start (docs/exporter.md). */
interface ExporterFeed {
  readonly feeds: ReadonlyArray<{
    readonly backend: string;
    readonly types: readonly string[];
    readonly selector?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly functions: { readonly always: readonly string[] };
  }>;
}

export const BACKEND_NAME = 'your-backend';

/** A feed that exports the function of an alert, whether or not it is among the largest. */
export function exporterFeed({ series, functionName }: FunctionAlert, profile: ExportedProfile): ExporterFeed {
  const nameOf = (metric: string): string => (metric === SERVICE_LABEL ? profile.serviceLabel : metric);
  const own = series.filter(({ name }) => name !== FUNCTION_LABEL);
  const names = new Set([SERVICE_LABEL, ...own.map(({ name }) => name)]);
  const labels = Object.fromEntries([...names].map((name) => [nameOf(name), name]));
  const isUsual = names.size === 1 && profile.serviceLabel === 'service_name';
  return {
    feeds: [
      {
        backend: BACKEND_NAME,
        types: [profile.profileTypeId],
        ...(own.length > 0 && { selector: selector(own.map(({ name, value }) => ({ name: nameOf(name), value }))) }),
        ...(!isUsual && { labels }),
        functions: { always: [functionName] },
      },
    ],
  };
}
