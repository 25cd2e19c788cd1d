import { CoreApp, type DataSourceApi, LoadingState, type TimeRange } from '@grafana/data';
import { getDataSourceSrv, locationService } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';
import { Alert, Button, Combobox, Field, Stack } from '@grafana/ui';
import React, { Suspense, useEffect, useState } from 'react';

import { useQueries } from '../useQueries';
import { exploreQuery, exploreUrl } from './exploreUrl';

const FlameGraphResult = React.lazy(() => import('./FlameGraphResult'));

interface Props {
  readonly range: TimeRange;
  readonly search: URLSearchParams;
}

/** Like Grafana's Explore: one query of one data source, and its answer in Grafana's own flame graph. */
export function ExplorePage({ range, search }: Props): React.JSX.Element {
  const sources = getDataSourceSrv().getList();
  const asked = exploreQuery(search);
  const uid = asked?.datasource?.uid ?? sources[0]?.uid ?? '';
  const [source, setSource] = useState<DataSourceApi>();
  const [query, setQuery] = useState<DataQuery>();
  useEffect(() => {
    let current = true;
    void getDataSourceSrv()
      .get(uid)
      .then((api) => {
        if (current) {
          const reference = { uid, type: api.type };
          setSource(api);
          setQuery({ refId: 'A', ...(asked ?? api.getDefaultQuery?.(CoreApp.Explore)), datasource: reference });
        }
      });
    return () => {
      current = false;
    };
    // The address is read when a data source is opened; from then on the editor holds the query.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [uid]);
  const { data, run } = useQueries(source, query ? [query] : [], range);
  const QueryEditor = source?.components?.QueryEditor;

  return (
    <Stack direction="column" gap={2}>
      <Field label="Data source">
        <Combobox
          options={sources.map(({ uid: value, name: label }) => ({ value, label }))}
          value={uid}
          onChange={({ value }) => locationService.push(exploreUrl({ uid: value }))}
        />
      </Field>
      {source && query && QueryEditor && (
        <QueryEditor
          key={uid}
          datasource={source}
          query={query}
          queries={[query]}
          onChange={setQuery}
          onRunQuery={run}
          data={data}
          range={range}
          app={CoreApp.Explore}
        />
      )}
      <div>
        <Button icon="sync" onClick={run}>
          Run query
        </Button>
      </div>
      <div data-testid="explore-result" data-state={data.state}>
        {(data.errors ?? []).map(({ message }) => (
          <Alert key={message} title={message ?? 'The query failed'} severity="error" />
        ))}
        {data.series
          .flatMap((frame) => frame.meta?.notices ?? [])
          .map((notice) => (
            <Alert key={notice.text} title={notice.text} severity={notice.severity} />
          ))}
        {data.state === LoadingState.Done && data.series.some((frame) => frame.length > 0) && (
          <Suspense fallback="Loading the flame graph">
            <FlameGraphResult frames={data.series} />
          </Suspense>
        )}
      </div>
    </Stack>
  );
}
