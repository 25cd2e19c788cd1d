import { CoreApp, type DataSourceApi } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';
import { useEffect, useState } from 'react';

import { explorePane, exploreQuery } from './exploreUrl';

export interface Opened {
  /** The part of the address that it was read from. */
  readonly address: string;
  readonly source: DataSourceApi;
  readonly query: DataQuery;
  /** Whether the address brought the query, which then runs at once. */
  readonly fromAddress: boolean;
}

/** The data source and query that the address names, else the first data source with its default query. */
export function useExploreQuery(search: URLSearchParams): Opened | undefined {
  const address = `${search.get('panes') ?? ''} ${search.get('left') ?? ''}`;
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => {
    let current = true;
    const asked = exploreQuery(search);
    const uid = asked?.datasource?.uid ?? getDataSourceSrv().getList()[0]?.uid;
    void getDataSourceSrv()
      .get(uid)
      .then((source) => {
        const fromAddress = (explorePane(search)?.queries?.length ?? 0) > 0;
        const query = fromAddress ? asked : source.getDefaultQuery?.(CoreApp.Explore);
        if (current) {
          setOpened({ address, source, query: { refId: 'A', ...query, datasource: source.getRef() }, fromAddress });
        }
      });
    return () => {
      current = false;
    };
    // `search` is another object on every render; its text decides.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [address]);
  return opened;
}
