import { coveredSeconds, type SlicedSide } from '../../profile/statistics/slices';
import { type RatePoints } from './elsewhere';

/** Requests that were served while each slice's samples were taken: the mean rate of its points, over what it covers. */
export function requestsOf(side: SlicedSide, rate: RatePoints): readonly number[] {
  const seconds = coveredSeconds(side);
  return side.slices.map(({ from, to }, at) => rateIn(rate, from, to) * seconds[at]);
}

/** Requests per second over all points. */
export const meanRate = ({ values }: RatePoints): number =>
  values.reduce((all, value) => all + value, 0) / values.length;

/** A point stands for the time before it: those of a time lie behind its start, the last up to its end. */
function rateIn({ times, values }: RatePoints, from: number, to: number): number {
  let [sum, count] = [0, 0];
  for (let at = 0; at < times.length; at++) {
    if (times[at] > from && times[at] <= to) {
      sum += values[at];
      count++;
    }
  }
  return count > 0 ? sum / count : values[nearest(times, (from + to) / 2)];
}

function nearest(times: Float64Array, time: number): number {
  let found = 0;
  times.forEach((each, at) => {
    found = Math.abs(each - time) < Math.abs(times[found] - time) ? at : found;
  });
  return found;
}
