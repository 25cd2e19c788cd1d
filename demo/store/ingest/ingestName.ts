import { invalidArgument } from '../connectError';
import { type Labels } from '../profiles/storedProfile';

/** What the `name` of an upload says: `app{region=eu,env=prod}`, values without quotes. */
export interface IngestName {
  readonly app: string;
  readonly labels: Labels;
}

/** A brace that is not closed ends with the text; a pair without `=` is ignored. */
export function parseIngestName(name: string): IngestName {
  const [, app, pairs] = /^([^{]*)(?:\{([^}]*)\}?)?$/.exec(name) ?? [];
  if (!app) {
    throw invalidArgument('name: service name is required');
  }
  const labels = (pairs ?? '').split(',').flatMap((pair): ReadonlyArray<[string, string]> => {
    const split = pair.indexOf('=');
    return split > 0 ? [[pair.slice(0, split).trim(), pair.slice(split + 1).trim()]] : [];
  });
  return { app, labels: new Map(labels) };
}
