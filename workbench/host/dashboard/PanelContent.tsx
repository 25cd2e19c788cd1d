import { type FieldConfigSource, LoadingState, type PanelData } from '@grafana/data';
import { Text } from '@grafana/ui';
import lodash from 'lodash';
import React, { Suspense, useMemo } from 'react';

import { GRAPH_FIELD_CONFIG, PLAIN_FIELD_CONFIG } from '../results/fieldConfigs';
import { exemplarFrames, frameKinds } from '../results/frameKinds';
import { FrameTable } from '../results/FrameTable';
import { HeatmapGrid } from '../results/HeatmapGrid';
import { SeriesChart } from '../results/SeriesChart';
import { TraceView } from '../results/trace/TraceView';
import { type PanelJson } from './dashboardJson';

const FlameGraphs = React.lazy(() => import('../results/FlameGraphs'));

interface Props {
  readonly panel: PanelJson;
  readonly data: PanelData;
  readonly width: number;
  readonly height: number;
}

/** Stands in for those of Grafana's panels that profiles are shown in. */
export function PanelContent({ panel, data, width, height }: Props): React.JSX.Element {
  const [first] = data.series.filter((frame) => frame.length > 0);
  const fieldConfig = useFieldConfig(panel);
  const exemplars = useMemo(() => exemplarFrames(data), [data]);
  const { graphs } = useMemo(() => frameKinds(data.series), [data.series]);
  const common = { range: data.timeRange, fieldConfig, width, height };
  if (!first) {
    return <Text color="secondary">{data.state === LoadingState.Done ? 'No data' : ''}</Text>;
  }
  switch (panel.type) {
    case 'timeseries':
      return graphs.length > 0 ? (
        <SeriesChart {...common} frames={graphs} data={data} />
      ) : (
        <Text color="secondary">Data is missing a time field</Text>
      );
    case 'flamegraph':
      return (
        <div style={{ width, height, overflow: 'auto' }}>
          <Suspense fallback="Loading the flame graph">
            <FlameGraphs frames={[first]} />
          </Suspense>
        </div>
      );
    case 'heatmap':
      return <HeatmapGrid {...common} frame={first} exemplars={exemplars} height={height - 32} />;
    case 'traces':
      return (
        <div style={{ width, height, overflow: 'auto' }}>
          <TraceView frame={first} source={data.request?.targets[0]?.datasource} range={data.timeRange} />
        </div>
      );
    case 'table':
      return <FrameTable {...common} frame={first} />;
    default:
      return <Text color="secondary">The workbench has no panel of type {panel.type}</Text>;
  }
}

function useFieldConfig({ type, fieldConfig }: PanelJson): FieldConfigSource {
  return useMemo(() => {
    const base = type === 'timeseries' ? GRAPH_FIELD_CONFIG : PLAIN_FIELD_CONFIG;
    return {
      defaults: lodash.merge({}, base.defaults, fieldConfig?.defaults),
      overrides: fieldConfig?.overrides ?? [],
    };
  }, [type, fieldConfig]);
}
