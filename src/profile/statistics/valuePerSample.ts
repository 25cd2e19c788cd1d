import { type SampleType } from '../profile';
import { commonDivisor, LEAST_NANOS } from '../samplingPeriod';
import { grafanaUnit } from '../unit';
import { type SliceMatrix } from './sliceMatrix';

/**
 * What one sample adds to the values, in their unit. Times of samples taken at a fixed rate and counts are multiples of it,
 * however many samples each function has. Memory and measured times have no such step: there it is at most the smallest
 * value that any function has in any slice. With few functions that may be the value of many samples, and shows in values
 * that are spread less than so few samples would be. Then a part of that spread is taken, so that most of it is still seen
 * as the workload's own.
 */
export function valuePerSampleOf(matrix: SliceMatrix, { unit }: SampleType): number {
  const { self } = matrix;
  const known = grafanaUnit(unit);
  const step =
    known.unit === 'bytes' ? undefined : commonDivisor([self], known.unit === 'ns' ? LEAST_NANOS / known.scale : 1);
  return step ?? withoutStep(smallest(self), spreadOverMean(matrix));
}

const TOO_LITTLE_SPREAD = 0.5;
const PART_OF_SPREAD = 0.25;

const withoutStep = (least: number, spread: number): number =>
  spread > 0 && spread < TOO_LITTLE_SPREAD * least ? PART_OF_SPREAD * spread : least;

/**
 * The median over functions of the variance between slices over the mean: of samples drawn by chance, what one adds. The
 * variance is that of slices beside each other, so that both sides of a change and a drift do not count.
 */
function spreadOverMean({ self, columns }: SliceMatrix): number {
  const spreads: number[] = [];
  for (let start = columns; start < self.length; start += columns) {
    let [sum, square] = [self[start], 0];
    for (let at = start + 1; at < start + columns; at++) {
      sum += self[at];
      square += (self[at] - self[at - 1]) ** 2 / 2;
    }
    if (sum > 0) {
      spreads.push(square / (columns - 1) / (sum / columns));
    }
  }
  return spreads.sort((a, b) => a - b)[spreads.length >> 1] ?? 0;
}

function smallest(values: Float64Array): number {
  let least = Infinity;
  for (const value of values) {
    if (value > 0 && value < least) {
      least = value;
    }
  }
  return Number.isFinite(least) ? least : 1;
}
