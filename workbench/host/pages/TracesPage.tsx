import { css } from '@emotion/css';
import { type GrafanaTheme2, LoadingState, type PanelData, type PanelPlugin, type TimeRange } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { Button, PanelChrome, useStyles2 } from '@grafana/ui';
import React, { useCallback, useMemo, useState } from 'react';
import { useMeasure } from 'react-use';

import { OptionsPane } from '../OptionsPane';
import { PluginPanel } from '../PluginPanel';
import { recentTraces, traceById } from '../tempo/client';
import { toTempoFrame } from '../tempo/frame';
import { type OtlpTrace } from '../tempo/otlp';
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
  const fetchPicked = useCallback(
    (signal: AbortSignal) => (picked ? traceById(picked, signal) : Promise.resolve(undefined)),
    [picked]
  );
  const traces = usePoll(list, REFRESH_MS);
  const trace = usePoll(fetchPicked, 0);
  const data = useMemo(() => panelData(trace, range), [trace, range]);

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
                  onPick={(id) => locationService.partial({ trace: id }, true)}
                />
              </div>
            )}
          </PanelChrome>
          <div className={styles.options}>
            <Button size="sm" variant="secondary" fill="text" onClick={() => setShowOptions(!showOptions)}>
              {showOptions ? 'Hide panel options' : 'Panel options'}
            </Button>
          </div>
          {showOptions && <OptionsPane plugin={panel} options={options} onChange={setOptions} />}
          <PluginPanel
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

function panelData(trace: Polled<OtlpTrace | undefined>, range: TimeRange): PanelData {
  switch (trace.kind) {
    case 'loading':
      return { state: LoadingState.Loading, series: [], timeRange: range };
    case 'failed':
      return { state: LoadingState.Error, series: [], timeRange: range, errors: [{ message: trace.message }] };
    case 'loaded':
      return { state: LoadingState.Done, series: trace.value ? [toTempoFrame(trace.value)] : [], timeRange: range };
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  options: css({ display: 'flex', justifyContent: 'flex-end' }),
});
