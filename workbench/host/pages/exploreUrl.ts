import { type RawTimeRange, toURLRange } from '@grafana/data';
import { type DataQuery } from '@grafana/schema';

interface Pane {
  readonly datasource?: string;
  readonly queries?: readonly DataQuery[];
  readonly range?: { readonly from: string; readonly to: string };
}

/**
 * The last pane of an Explore address (`panes` of schema version 1, or `left` of old links); undefined when there is none.
 * Grafana shows all panes side by side; the workbench shows one, and links to a profile have theirs behind its trace's.
 */
export function explorePane(search: URLSearchParams): Pane | undefined {
  try {
    const left = search.get('left');
    const panes = JSON.parse(search.get('panes') ?? '{}') as Readonly<Record<string, Pane>>;
    return left ? (JSON.parse(left) as Pane) : Object.values(panes).at(-1);
  } catch {
    return undefined;
  }
}

/** The first query of that pane, with the pane's data source when it names none. */
export function exploreQuery(search: URLSearchParams): DataQuery | undefined {
  const pane = explorePane(search);
  const query = pane?.queries?.[0];
  if (!query && !pane?.datasource) {
    return undefined;
  }
  return { refId: 'A', ...query, datasource: query?.datasource ?? { uid: pane?.datasource } };
}

interface ExploreTarget {
  readonly uid: string;
  readonly queries: readonly DataQuery[];
  readonly range: RawTimeRange;
}

/** The address of Explore with a data source and its queries. */
export function exploreUrl({ uid, queries, range }: ExploreTarget): string {
  const panes = { a: { datasource: uid, queries, range: toURLRange(range) } };
  return `/explore?${new URLSearchParams({ schemaVersion: '1', panes: JSON.stringify(panes) })}`;
}
