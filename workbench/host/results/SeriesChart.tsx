import { type DataFrame, type FieldConfigSource, type PanelData, type TimeRange } from '@grafana/data';
import { SortOrder, type VizLegendOptions } from '@grafana/schema';
import { LegendDisplayMode, TimeSeries, TooltipDisplayMode, TooltipPlugin } from '@grafana/ui';
import React, { useMemo } from 'react';

import { EventMarks } from './EventMarks';
import { ExemplarMarks } from './ExemplarMarks';
import { PLAIN_FIELD_CONFIG } from './fieldConfigs';
import { eventFrames, exemplarFrames } from './frameKinds';
import { useDisplayFrames } from './useDisplayFrames';

interface Props {
  readonly frames: readonly DataFrame[];
  readonly data: PanelData;
  readonly range: TimeRange;
  readonly fieldConfig: FieldConfigSource;
  readonly width: number;
  readonly height: number;
}

/** One object, as the chart is set up anew for another. */
const LEGEND: VizLegendOptions = {
  showLegend: true,
  displayMode: LegendDisplayMode.List,
  placement: 'bottom',
  calcs: [],
};

/** Series in Grafana's time series chart, with exemplars as points and events as lines across it. */
export function SeriesChart({ frames, data, range, fieldConfig, width, height }: Props): React.JSX.Element {
  const exemplars = useMemo(() => exemplarFrames(data), [data]);
  const events = useMemo(() => eventFrames(data), [data]);
  const shown = useDisplayFrames(frames, range, fieldConfig);
  const points = useDisplayFrames(exemplars, range, PLAIN_FIELD_CONFIG);
  return (
    <div data-testid="series-chart" data-series={frames.length}>
      <TimeSeries
        // The chart keeps its old plot when its size changes together with its series: others are another chart.
        key={structureOf(shown)}
        structureRev={1}
        frames={shown}
        timeRange={range}
        timeZone="browser"
        width={width}
        height={height}
        legend={LEGEND}
      >
        {(config, aligned) => (
          <>
            <TooltipPlugin
              config={config}
              data={aligned}
              frames={shown}
              mode={TooltipDisplayMode.Multi}
              sortOrder={SortOrder.Descending}
              timeZone="browser"
            />
            <ExemplarMarks config={config} exemplars={points} />
            <EventMarks config={config} events={events} />
          </>
        )}
      </TimeSeries>
    </div>
  );
}

const structureOf = (frames: readonly DataFrame[]): string =>
  JSON.stringify(frames.map(({ fields }) => fields.map(({ name, labels, config }) => [name, labels, config.unit])));
