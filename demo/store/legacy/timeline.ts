import { type Range } from '../profiles/profileStore';
import { type StoredSeries } from '../profiles/series';
import { groupBy } from '../querier/groups';
import { seriesPoints } from '../querier/selectSeries';

const STEP_MS = 15_000;

/** The range on the timeline's grid, which is aligned to the epoch. */
export const timelineRange = ({ start, end }: Range): Range => ({
  start: Math.floor(start / STEP_MS) * STEP_MS,
  end: Math.floor(end / STEP_MS) * STEP_MS,
});

/** Sums per 15 s, 0 where there is nothing. */
export function timeline(series: readonly StoredSeries[], range: Range): object {
  const grid = (time: number): number => Math.ceil(time / STEP_MS) * STEP_MS;
  const [found] = seriesPoints({ series }, [], grid, {});
  const count = Math.max(0, (range.end - range.start) / STEP_MS);
  const samples = Array.from({ length: count }, (_, index) => {
    const point = found?.points.get(range.start + index * STEP_MS);
    return (point?.values ?? []).reduce((sum, value) => sum + value, 0);
  });
  return { startTime: range.start / 1_000, samples, durationDelta: STEP_MS / 1_000, watermarks: null };
}

export const groupTimelines = (series: readonly StoredSeries[], label: string, range: Range): object =>
  Object.fromEntries(
    groupBy(series, [label]).map(({ labels, series: own }) => [labels[0]?.value ?? '', timeline(own, range)])
  );
