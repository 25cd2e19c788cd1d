import { css } from '@emotion/css';
import { type GrafanaTheme2, LoadingState, type PanelData } from '@grafana/data';
import { LoadingBar, useStyles2 } from '@grafana/ui';
import React, { Suspense, useMemo } from 'react';
import { useMeasure } from 'react-use';

import { GRAPH_FIELD_CONFIG, PLAIN_FIELD_CONFIG } from './fieldConfigs';
import { exemplarFrames, frameKinds } from './frameKinds';
import { FrameTable } from './FrameTable';
import { HeatmapGrid } from './HeatmapGrid';
import { Notices } from './Notices';
import { SeriesChart } from './SeriesChart';
import { TraceView } from './trace/TraceView';

const FlameGraphs = React.lazy(() => import('./FlameGraphs'));

interface Props {
  readonly data: PanelData;
}

/** An answer as Grafana's Explore shows it: notices, then a graph, heatmaps, tables and flame graphs, each when there are any. */
export function Results({ data }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [measure, { width }] = useMeasure<HTMLDivElement>();
  const { graphs, heatmaps, tables, flameGraphs, traces } = useMemo(() => frameKinds(data.series), [data]);
  const exemplars = useMemo(() => exemplarFrames(data), [data]);
  const range = data.timeRange;
  const busy = data.state === LoadingState.Loading || data.state === LoadingState.Streaming;
  return (
    <div ref={measure} className={styles.results}>
      {busy && width > 0 && <LoadingBar width={width} />}
      <Notices data={data} />
      {width > 0 && graphs.length > 0 && (
        <SeriesChart
          frames={graphs}
          data={data}
          range={range}
          fieldConfig={GRAPH_FIELD_CONFIG}
          width={width}
          height={300}
        />
      )}
      {heatmaps.map((frame, index) => (
        <HeatmapGrid
          key={index}
          frame={frame}
          exemplars={exemplars}
          range={range}
          fieldConfig={PLAIN_FIELD_CONFIG}
          height={260}
        />
      ))}
      {width > 0 &&
        tables.map((frame, index) => (
          <FrameTable
            key={index}
            frame={frame}
            range={range}
            fieldConfig={PLAIN_FIELD_CONFIG}
            width={width}
            height={500}
          />
        ))}
      {traces.map((frame, index) => (
        <TraceView key={index} frame={frame} source={data.request?.targets[0]?.datasource} range={range} />
      ))}
      {flameGraphs.length > 0 && (
        <Suspense fallback="Loading the flame graph">
          <FlameGraphs frames={flameGraphs} />
        </Suspense>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  results: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
});
