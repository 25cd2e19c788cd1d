import { type DataQuery } from '@grafana/schema';

interface Pane {
  readonly datasource?: string;
  readonly queries?: readonly DataQuery[];
  readonly range?: { readonly from: string; readonly to: string };
}

/** The first pane of an Explore address (`panes`, schema version 1); undefined when there is none to read. */
export function explorePane(search: URLSearchParams): Pane | undefined {
  try {
    const panes = JSON.parse(search.get('panes') ?? '{}') as Readonly<Record<string, Pane>>;
    return Object.values(panes)[0];
  } catch {
    return undefined;
  }
}

/** The first query of the first pane, with the pane's data source when it names none. */
export function exploreQuery(search: URLSearchParams): DataQuery | undefined {
  const pane = explorePane(search);
  const query = pane?.queries?.[0];
  if (!query && !pane?.datasource) {
    return undefined;
  }
  return { refId: 'A', ...query, datasource: query?.datasource ?? { uid: pane?.datasource } };
}

/** The address of Explore with one data source and nothing asked yet. */
export function exploreUrl({ uid }: { readonly uid: string }): string {
  const panes = { a: { datasource: uid, queries: [], range: { from: 'now-15m', to: 'now' } } };
  return `/explore?${new URLSearchParams({ schemaVersion: '1', panes: JSON.stringify(panes) })}`;
}
