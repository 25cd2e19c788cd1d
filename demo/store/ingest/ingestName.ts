import { invalidArgument } from '../connectError';
import { type Labels } from '../profiles/storedProfile';

/** What the `name` of an upload says: `app{region=eu,env=prod}`, values without quotes. */
export interface IngestName {
  readonly app: string;
  readonly labels: Labels;
}

/** Which run of a program a profile is of: the server drops it, since it would make a series of every run. */
const SESSION = '__session_id__';

/** A brace that is not closed ends with the text; a pair without `=` is ignored. */
export function parseIngestName(name: string): IngestName {
  const [, app, pairs] = /^([^{]*)(?:\{([^}]*)\}?)?$/.exec(name) ?? [];
  if (!app) {
    throw invalidArgument('name: service name is required');
  }
  const labels = (pairs ?? '').split(',').flatMap((pair): ReadonlyArray<[string, string]> => {
    const split = pair.indexOf('=');
    const label = pair.slice(0, split).trim();
    return split > 0 && label !== SESSION ? [[label, pair.slice(split + 1).trim()]] : [];
  });
  return { app, labels: new Map(labels) };
}
