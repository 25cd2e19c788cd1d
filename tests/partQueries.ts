import {
  type HeatmapQuery,
  type ResolvedQuery,
  type SeriesQuery,
  type TimeRange,
} from '../src/datasource/backends/backend';

const SELECTION = { profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', labelSelector: '{}' } as const;

/** CPU time of all that there is in a range. */
export const profileQuery = (range: TimeRange): ResolvedQuery => ({
  ...SELECTION,
  filter: { kind: 'none' },
  range,
  maxNodes: 1024,
  needsFiles: false,
  detail: 'function',
  callSite: [],
  labelLevels: [],
  source: undefined,
});

/** The same over time, by version. */
export const seriesQuery = (range: TimeRange, step: number): SeriesQuery => ({
  ...SELECTION,
  range,
  step,
  groupBy: ['version'],
  limit: undefined,
  exemplars: false,
});

/** The single profiles that it is made of. */
export const heatmapQuery = (range: TimeRange, step: number): HeatmapQuery => ({
  ...SELECTION,
  range,
  step,
  of: 'individual',
});
