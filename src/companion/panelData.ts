import { type DataFrame, type DataQueryRequest, dateTime, LoadingState, type PanelData } from '@grafana/data';

import { type DataSourceName } from '../correlation/exploreLink';
import { type TimeWindow } from '../correlation/range';

const QUARTER_HOUR_MS = 900_000;

/** Frames as a panel gets them, with the data source that they come from where that is known. */
export function panelData(
  frames: readonly DataFrame[],
  window: TimeWindow | undefined,
  source: DataSourceName | undefined
): PanelData {
  const to = window?.to ?? Date.now();
  const [start, end] = [dateTime(window?.from ?? to - QUARTER_HOUR_MS), dateTime(to)];
  const timeRange = { from: start, to: end, raw: { from: start, to: end } };
  const request = source && ({ range: timeRange, targets: [{ refId: 'A', datasource: source }] } as DataQueryRequest);
  return { state: LoadingState.Done, series: [...frames], timeRange, ...(request && { request }) };
}
