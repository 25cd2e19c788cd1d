import { invalidArgument } from '../connectError';
import { type ProfileStore } from '../profileStore';
import { parseProfileTypeId, profileTypeId } from '../profileType';
import { labelList } from './labels';
import { type JsonRequest, parseSelector, requiredRange } from './request';

interface Group {
  readonly labels: ReturnType<typeof labelList>;
  /** Sum by time of the point, ms since the epoch. */
  readonly sums: Map<number, number>;
}

/**
 * SelectSeries: sums per step. The point at T covers (T − step, T]; steps without samples have no point. As the v2
 * storage, it has no other aggregation.
 */
export function selectSeries(store: ProfileStore, request: JsonRequest): object {
  const range = requiredRange(request);
  const id = profileTypeId(parseProfileTypeId(request.text('profileTypeID')));
  const matchers = parseSelector(request.text('labelSelector'));
  const stepMillis = request.number('step') * 1_000;
  if (stepMillis < 1) {
    throw invalidArgument('step must be >= 1ms');
  }
  const groupBy = request.texts('groupBy');
  const groups = new Map<string, Group>();
  for (const found of store.select(matchers, range)) {
    if (profileTypeId(found.type) === id) {
      const labels = groupBy.length > 0 ? labelList(found, groupBy) : [];
      const key = JSON.stringify(labels);
      const group: Group = groups.get(key) ?? { labels, sums: new Map() };
      groups.set(key, group);
      const point = range.start + Math.ceil((found.time - range.start) / stepMillis) * stepMillis;
      group.sums.set(point, (group.sums.get(point) ?? 0) + found.total());
    }
  }
  const limit = request.number('limit') || Infinity;
  const largest = [...groups.values()].sort((left, right) => sumOf(right) - sumOf(left)).slice(0, limit);
  return largest.length > 0 ? { series: largest.map(toJson) } : {};
}

const sumOf = ({ sums }: Group): number => [...sums.values()].reduce((sum, value) => sum + value, 0);

const toJson = ({ labels, sums }: Group): object => ({
  ...(labels.length > 0 ? { labels } : {}),
  points: [...sums]
    .sort(([left], [right]) => left - right)
    .map(([timestamp, value]) => ({ ...(value === 0 ? {} : { value }), timestamp: String(timestamp) })),
});
