import { type DataFrame, type FieldConfigSource, type PanelData, type TimeRange } from '@grafana/data';
import { SortOrder } from '@grafana/schema';
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

const LEGEND = { showLegend: true, displayMode: LegendDisplayMode.List, placement: 'bottom', calcs: [] } as const;

/** Series in Grafana's time series chart, with exemplars as points and events as lines across it. */
export function SeriesChart({ frames, data, range, fieldConfig, width, height }: Props): React.JSX.Element {
  const exemplars = useMemo(() => exemplarFrames(data), [data]);
  const events = useMemo(() => eventFrames(data), [data]);
  const shown = useDisplayFrames(frames, range, fieldConfig);
  const points = useDisplayFrames(exemplars, range, PLAIN_FIELD_CONFIG);
  return (
    <div data-testid="series-chart" data-series={frames.length}>
      <TimeSeries
        frames={shown}
        timeRange={range}
        timeZone="browser"
        width={width}
        height={height}
        legend={{ ...LEGEND, calcs: [] }}
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
