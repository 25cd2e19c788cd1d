import { type SampleType } from '../profile';
import { commonDivisor, LEAST_NANOS } from '../samplingPeriod';
import { grafanaUnit } from '../unit';
import { type SliceMatrix } from './sliceMatrix';

/**
 * What one sample adds to the values, in their unit. Times of samples taken at a fixed rate and counts are multiples of it,
 * however many samples each function has. Memory and measured times have no such step: there it is at most the smallest
 * value that any function has in any slice, which with few functions is that of many samples.
 */
export function valuePerSampleOf({ self }: SliceMatrix, { unit }: SampleType): number {
  const known = grafanaUnit(unit);
  const step =
    known.unit === 'bytes' ? undefined : commonDivisor([self], known.unit === 'ns' ? LEAST_NANOS / known.scale : 1);
  return step ?? smallest(self);
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
