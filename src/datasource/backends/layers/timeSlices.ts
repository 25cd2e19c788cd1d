import { type TimeRange } from '../backend';

/** Most profiles that one query over time asks for. */
export const MAX_SLICES = 60;

/**
 * Cuts a range into at most 60 slices of equal length, at least `step` ms each, on a grid since the epoch, so that the next
 * refresh asks for the same ones. As in Pyroscope's series, a slice stands for the time before its end: the first one may
 * begin before the range, and what comes after the end of the last whole one is not shown yet. Where no whole slice ends
 * within the range, the range itself is the only one. A slice ends 1 ms before the next starts.
 */
export function timeSlices({ from, to }: TimeRange, step: number): readonly TimeRange[] {
  const length = Math.max(Math.ceil((to - from) / (MAX_SLICES - 1) / step), 1) * step;
  const firstEnd = Math.ceil(from / length) * length;
  const count = Math.floor((to - firstEnd) / length) + 1;
  return count < 1
    ? [{ from, to }]
    : Array.from({ length: count }, (_, at) => {
        const end = firstEnd + at * length;
        return { from: end - length, to: end - 1 };
      });
}
