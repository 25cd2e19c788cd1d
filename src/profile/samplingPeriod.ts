import { type FlameTree } from './flameTree';

/** Profilers take a sample each 10 ms, some each 1 ms; finer values are measured times, not numbers of samples. */
export const LEAST_NANOS = 1_000_000;

/**
 * Nanoseconds that one sample stands for, read off the values of a tree in nanoseconds: profilers that take samples at a
 * fixed rate give each stack a multiple of it, so it is their greatest common divisor. `undefined` where they have none of
 * a millisecond or more, as with measured times, and where there are no values. A tree whose counts all share a divisor
 * has it taken for the period; with the hundreds of stacks of a real profile that does not happen.
 */
export const samplingPeriod = ({ self, right }: FlameTree): number | undefined =>
  commonDivisor(right ? [self, right.self] : [self], LEAST_NANOS);

/** What all values are a multiple of; `undefined` where that is below `least`, and where all values are 0. */
export function commonDivisor(columns: readonly Float64Array[], least: number): number | undefined {
  let divisor = 0;
  for (const values of columns) {
    for (let row = 0; row < values.length; row++) {
      const value = Math.abs(values[row]);
      // Nearly all are multiples of it, which a division tells sooner.
      if (value !== 0 && Math.round(value / divisor) * divisor !== value) {
        divisor = greatestCommonDivisor(divisor, value);
        if (divisor < least) {
          return undefined;
        }
      }
    }
  }
  return divisor === 0 ? undefined : divisor;
}

function greatestCommonDivisor(one: number, other: number): number {
  let [a, b] = [one, other];
  while (b !== 0) {
    [a, b] = [b, a % b];
  }
  return a;
}
