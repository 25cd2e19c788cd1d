import { css } from '@emotion/css';
import {
  type DataFrame,
  type DataQueryRequest,
  type GrafanaTheme2,
  LoadingState,
  type PanelData,
  type PanelPlugin,
  type TimeRange,
} from '@grafana/data';
import { getDataSourceSrv, locationService } from '@grafana/runtime';
import { Button, PanelChrome, useStyles2 } from '@grafana/ui';
import React, { useCallback, useMemo, useState } from 'react';
import { useMeasure } from 'react-use';
import { firstValueFrom, from, fromEvent, takeUntil } from 'rxjs';

import { OptionsPane } from '../OptionsPane';
import { PluginPanel } from '../PluginPanel';
import { recentTraces } from '../tempo/client';
import { type Polled, usePoll } from '../usePoll';
import { TraceTable } from './TraceTable';

interface Props {
  readonly panel: PanelPlugin;
  readonly range: TimeRange;
  readonly search: URLSearchParams;
  readonly onRangeChange: (range: TimeRange) => void;
}

const REFRESH_MS = 5_000;
const LIST_HEIGHT = 240;

/** A dashboard of two panels: the newest traces, and ours with the one that is picked. */
export function TracesPage({ panel, range, search, onRangeChange }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [measure, { width }] = useMeasure<HTMLDivElement>();
  const [options, setOptions] = useState<Record<string, unknown>>({});
  const [showOptions, setShowOptions] = useState(false);
  const picked = search.get('trace') ?? '';
  const list = useCallback(
    (signal: AbortSignal) => {
      const span = range.to.valueOf() - range.from.valueOf();
      const to = typeof range.raw.to === 'string' ? Date.now() : range.to.valueOf();
      return recentTraces(to - span, to, signal);
    },
    [range]
  );
  // The query of the panel: TraceQL from the address, else the trace that is picked above.
  const query = search.get('query') ?? picked;
  const fetchPicked = useCallback((signal: AbortSignal) => panelFrames(query, range, signal), [query, range]);
  const traces = usePoll(list, REFRESH_MS);
  const answer = usePoll(fetchPicked, 0);
  const data = useMemo(() => panelData(answer, query, range), [answer, query, range]);

  return (
    <div ref={measure} className={styles.page}>
      {width > 0 && (
        <>
          <PanelChrome title="Recent traces" width={width} height={LIST_HEIGHT}>
            {(innerWidth, innerHeight) => (
              <div style={{ width: innerWidth, height: innerHeight, overflow: 'auto' }}>
                <TraceTable
                  traces={traces}
                  picked={picked}
                  onPick={(id) => locationService.partial({ trace: id, query: null }, true)}
                />
              </div>
            )}
          </PanelChrome>
          <div className={styles.options}>
            <span className={styles.followed} data-testid="followed">
              What other panels follow: trace {search.get('var-traceId') || 'none'}, span{' '}
              {search.get('var-spanId') || 'none'}
            </span>
            {picked && (
              <Button
                size="sm"
                variant="secondary"
                fill="text"
                icon="apps"
                onClick={() => locationService.push(dashboardUrl(search, picked))}
              >
                On a dashboard
              </Button>
            )}
            <Button size="sm" variant="secondary" fill="text" onClick={() => setShowOptions(!showOptions)}>
              {showOptions ? 'Hide panel options' : 'Panel options'}
            </Button>
          </div>
          {showOptions && <OptionsPane plugin={panel} options={options} onChange={setOptions} />}
          <PluginPanel
            id={1}
            plugin={panel}
            title="Span profile"
            data={data}
            range={range}
            options={options}
            width={width}
            height={Math.max(420, window.innerHeight - LIST_HEIGHT - 150)}
            onOptionsChange={setOptions}
            onRangeChange={onRangeChange}
          />
        </>
      )}
    </div>
  );
}

/** The dashboard of a request, with the trace and the span that are picked. */
function dashboardUrl(search: URLSearchParams, traceId: string): string {
  const kept = [...search].filter(([name]) => name === 'theme' || name === 'as' || name === 'var-spanId');
  return `/d/request?${new URLSearchParams([...kept, ['var-traceId', traceId]]).toString()}`;
}

const TRACES_UID = 'tempo';

async function panelFrames(query: string, range: TimeRange, signal: AbortSignal): Promise<readonly DataFrame[]> {
  if (query === '') {
    return [];
  }
  const source = await getDataSourceSrv().get(TRACES_UID);
  const answered = from(source.query(requestFor(query, range)));
  const { data } = await firstValueFrom(answered.pipe(takeUntil(fromEvent(signal, 'abort'))));
  return data as DataFrame[];
}

/** What the panel and the data source look at of a request. */
const requestFor = (query: string, range: TimeRange): DataQueryRequest => {
  const target = {
    refId: 'A',
    datasource: { type: 'tempo', uid: TRACES_UID },
    queryType: 'traceql',
    query,
    limit: 100,
  };
  const asked: Partial<DataQueryRequest> = { range, targets: [target] };
  return asked as DataQueryRequest;
};

function panelData(answer: Polled<readonly DataFrame[]>, query: string, range: TimeRange): PanelData {
  const request = requestFor(query, range);
  switch (answer.kind) {
    case 'loading':
      return { state: LoadingState.Loading, series: [], timeRange: range, request };
    case 'failed':
      return {
        state: LoadingState.Error,
        series: [],
        timeRange: range,
        request,
        errors: [{ message: answer.message }],
      };
    case 'loaded':
      return { state: LoadingState.Done, series: [...answer.value], timeRange: range, request };
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  options: css({ display: 'flex', alignItems: 'center', justifyContent: 'flex-end' }),
  followed: css({ flex: 1, color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
