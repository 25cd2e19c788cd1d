import { CoreApp, type TimeRange } from '@grafana/data';
import { getDataSourceSrv, locationService } from '@grafana/runtime';
import { Button, Combobox, Field, Stack } from '@grafana/ui';
import React, { useCallback, useMemo, useState } from 'react';

import { useRequest } from '../queries/useRequest';
import { Results } from '../results/Results';
import { ToolbarLinks } from '../extensions/ToolbarLinks';
import { exploreUrl } from './exploreUrl';
import { importQueries } from './importQueries';
import { type Opened, useExploreQuery } from './useExploreQuery';

interface Props {
  readonly range: TimeRange;
  readonly search: URLSearchParams;
}

const MAX_DATA_POINTS = 1_000;

/** Like Grafana's Explore: one query of one data source, and whatever its answer holds. */
export function ExplorePage({ range, search }: Props): React.JSX.Element {
  const opened = useExploreQuery(search);
  return opened ? <Pane key={opened.address} opened={opened} range={range} /> : <></>;
}

interface PaneProps {
  readonly opened: Opened;
  readonly range: TimeRange;
}

function Pane({ opened: { source, query: first, fromAddress }, range }: PaneProps): React.JSX.Element {
  const [query, setQuery] = useState(first);
  const [runs, setRuns] = useState(fromAddress ? 1 : 0);
  // As in Grafana, an editor that changes a query and runs it at once runs the changed one: the query is read when the
  // run is rendered, and editing alone runs nothing.
  const asked = useMemo(
    () =>
      runs === 0
        ? undefined
        : { source, targets: [query], range, app: CoreApp.Explore, maxDataPoints: MAX_DATA_POINTS, runs },
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [source, runs, range]
  );
  const data = useRequest(asked, range);
  const run = useCallback(() => setRuns((count) => count + 1), []);
  const change = async (uid: string): Promise<void> => {
    const queries = await importQueries(source, await getDataSourceSrv().get(uid), [query]);
    locationService.push(exploreUrl({ uid, queries, range: range.raw }));
  };
  const targets = useMemo(() => [query], [query]);
  const QueryEditor = source.components?.QueryEditor;
  const sources = getDataSourceSrv().getList();

  return (
    <Stack direction="column" gap={2}>
      <Field label="Data source" noMargin>
        <Combobox
          data-testid="explore-source"
          width={40}
          options={sources.map(({ uid: value, name: label }) => ({ value, label }))}
          value={source.uid}
          onChange={({ value }) => void change(value)}
        />
      </Field>
      {QueryEditor && (
        <QueryEditor
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
      <Stack>
        <Button icon="sync" onClick={run}>
          Run query
        </Button>
        <ToolbarLinks data={data} targets={targets} />
      </Stack>
      <div data-testid="explore-result" data-state={data.state}>
        <Results data={data} />
      </div>
    </Stack>
  );
}
