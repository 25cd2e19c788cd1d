import { ConnectError } from '../connectError';
import { keptSamples, type SampleFilter } from '../profiles/keepSamples';
import { valueOf } from '../profiles/series';
import { type Call } from './call';
import { type Exemplar, EXEMPLAR_TYPES, exemplarJson, INDIVIDUAL, profileExemplars, SPAN } from './exemplars';
import { type Group, groupBy, labelsJson } from './groups';
import { type Selection, readCallSite, readSelection } from './selection';
import { stepMillis, type TimeGrid, timeGrid } from './timeGrid';

const AGGREGATIONS = ['TIME_SERIES_AGGREGATION_TYPE_SUM', 'TIME_SERIES_AGGREGATION_TYPE_AVERAGE'];
const AVERAGE = 1;

interface Point {
  readonly values: number[];
  exemplar: Exemplar | undefined;
}
type Points = ReadonlyMap<number, Point>;

/**
 * SelectSeries: one value per step, steps without samples have no point. Only the v1 storage averages and follows
 * `stackTraceSelector`; only the others have exemplars.
 */
export function selectSeries(call: Call): object {
  const { request, mode } = call;
  const selection = readSelection(call, stepMillis(request));
  const grid = timeGrid(call, selection.range);
  const exemplarType = mode === 'v1' ? 0 : request.choice('exemplarType', EXEMPLAR_TYPES);
  if (exemplarType === SPAN) {
    const words = 'rpc error: code = Unimplemented desc = exemplar type span is not implemented';
    throw new ConnectError('unknown', words);
  }
  const isAverage = mode === 'v1' && request.choice('aggregation', AGGREGATIONS) === AVERAGE;
  const filter = mode === 'v1' ? { callSite: readCallSite(request) } : {};
  const found = seriesPoints(selection, request.texts('groupBy'), grid, filter);
  const largest = found
    .map(({ group, points }) => ({ group, points, sum: sum([...points.values()].map(({ values }) => sum(values))) }))
    .sort((left, right) => right.sum - left.sum)
    .slice(0, request.number('limit') || Infinity);
  const series = largest.map(({ group, points }) => ({
    ...labelsJson(group),
    points: [...points]
      .sort(([left], [right]) => left - right)
      .map(([time, { values, exemplar }]) => ({
        ...pointJson(time, isAverage ? sum(values) / values.length : sum(values)),
        ...(exemplar && exemplarType === INDIVIDUAL ? { exemplars: [exemplarJson(exemplar)] } : {}),
      })),
  }));
  return series.length > 0 ? { series } : {};
}

/** Per group of series, what falls on each point of the grid. */
export function seriesPoints(
  { series }: Pick<Selection, 'series'>,
  labelNames: readonly string[],
  grid: TimeGrid,
  filter: SampleFilter
): ReadonlyArray<{ readonly group: Group; readonly points: Points }> {
  return groupBy(series, labelNames).map((group) => {
    const points = new Map<number, Point>();
    const pointAt = (time: number): Point => {
      const point = points.get(grid(time)) ?? { values: [], exemplar: undefined };
      points.set(grid(time), point);
      return point;
    };
    for (const one of group.series) {
      const kept = keptSamples(one, filter);
      pointAt(one.source.time).values.push(sum(kept.map((sample) => valueOf(one, sample))));
    }
    for (const exemplar of profileExemplars(group.series, filter)) {
      const point = pointAt(exemplar.time);
      if (exemplar.value > (point.exemplar?.value ?? 0)) {
        point.exemplar = exemplar;
      }
    }
    return { group, points };
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const pointJson = (time: number, value: number): object => ({
  ...(value === 0 ? {} : { value }),
  timestamp: String(time),
});
