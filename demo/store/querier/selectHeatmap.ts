import { unimplemented } from '../connectError';
import { isWithinV2 } from '../storageMode';
import { type Call } from './call';
import {
  type Exemplar,
  EXEMPLAR_TYPES,
  exemplarJson,
  INDIVIDUAL,
  profileExemplars,
  SPAN,
  spanExemplars,
} from './exemplars';
import { groupBy, labelsJson } from './groups';
import { readSelection } from './selection';
import { stepMillis, type TimeGrid, timeGrid } from './timeGrid';

const QUERY_TYPES = ['HEATMAP_QUERY_TYPE_UNSPECIFIED', 'HEATMAP_QUERY_TYPE_INDIVIDUAL', 'HEATMAP_QUERY_TYPE_SPAN'];
const SPANS = 2;
const BUCKETS = 20;

/**
 * SelectHeatmap: how many profiles (or spans of them) have which value, per step; 20 buckets of equal width between the
 * smallest and the largest value of the whole answer. One exemplar for each bucket that is not empty.
 */
export function selectHeatmap(call: Call): object {
  const { request, mode, profiles } = call;
  const { series, range } = readSelection(call, stepMillis(request));
  if (!isWithinV2(mode, profiles, range)) {
    throw unimplemented('this endpoint is not available in v1 frontend');
  }
  const grid = timeGrid(call, range);
  const counted = request.choice('queryType', QUERY_TYPES) === SPANS ? spanExemplars : profileExemplars;
  const withExemplars = [INDIVIDUAL, SPAN].includes(request.choice('exemplarType', EXEMPLAR_TYPES));
  const groups = groupBy(series, request.texts('groupBy')).map((group) => ({ group, all: counted(group.series, {}) }));
  const values = groups.flatMap(({ all }) => all.map(({ value }) => value));
  const scale = { min: Math.min(...values), max: Math.max(...values) };
  const answered = groups
    .filter(({ all }) => all.length > 0)
    .map(({ group, all }) => ({ ...labelsJson(group), slots: slots(all, grid, scale, withExemplars) }));
  return answered.length > 0 ? { series: answered } : {};
}

interface Scale {
  readonly min: number;
  readonly max: number;
}

function slots(all: readonly Exemplar[], grid: TimeGrid, { min, max }: Scale, withExemplars: boolean): object[] {
  const width = (max - min) / BUCKETS || 1;
  const yMin = Array.from({ length: BUCKETS }, (_, bucket) => min + bucket * width);
  const bySlot = new Map<number, Exemplar[][]>();
  for (const one of all) {
    const buckets = bySlot.get(grid(one.time)) ?? yMin.map(() => []);
    bySlot.set(grid(one.time), buckets);
    buckets[Math.min(BUCKETS - 1, Math.floor((one.value - min) / width))].push(one);
  }
  return [...bySlot]
    .sort(([left], [right]) => left - right)
    .map(([time, buckets]) => ({
      timestamp: String(time),
      yMin,
      counts: buckets.map(({ length }) => length),
      ...(withExemplars ? { exemplars: buckets.flatMap((bucket) => bucket.slice(0, 1)).map(exemplarJson) } : {}),
    }));
}
