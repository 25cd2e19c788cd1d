import { measureOf } from '../measure';
import { type Profile, type SampleType } from '../profile';
import { grafanaUnit } from '../unit';

/** A unit to show values in, and what a value of the tree is multiplied by to be in it. */
export interface Scaled<Unit extends string> {
  readonly unit: Unit;
  readonly scale: number;
}

export type RateUnit = 'cores' | 's/s' | 'B/s' | '/s';

/**
 * What a value is per second of a window, where its sample type adds up over time: CPU time makes `cores`, other times
 * seconds per second (two threads that wait make 2), bytes `B/s`, counts `/s`. `undefined` for an amount at a moment, such
 * as the heap in use, and for a window without a length.
 */
export function rateScale(sampleType: SampleType, windowMillis: number): Scaled<RateUnit> | undefined {
  if (measureOf(sampleType) === 'level' || !(windowMillis > 0)) {
    return undefined;
  }
  const { unit, scale } = grafanaUnit(sampleType.unit);
  const perSecond = (1000 * scale) / windowMillis;
  switch (unit) {
    case 'ns':
      return { unit: /^cpu/i.test(sampleType.type) ? 'cores' : 's/s', scale: perSecond / 1e9 };
    case 'bytes':
      return { unit: 'B/s', scale: perSecond };
    case 'short':
      return { unit: '/s', scale: perSecond };
  }
}

/**
 * What a value is multiplied by to be a number of samples. One for a sample type that counts samples; for the one that the
 * period is of (`cpu` in nanoseconds, one sample each 10 ms), one by the period. `undefined` for all others, and for
 * bytes: samples of memory do not stand for the same amount each.
 */
export function samplesPerUnit(sampleType: SampleType, period: Profile['period']): number | undefined {
  const { unit, scale } = grafanaUnit(sampleType.unit);
  if (unit === 'short' && /^samples?$/.test(sampleType.type)) {
    return 1;
  }
  if (unit === 'bytes' || period === undefined || !(period.value > 0) || period.type.type !== sampleType.type) {
    return undefined;
  }
  const ofPeriod = grafanaUnit(period.type.unit);
  return ofPeriod.unit === unit ? scale / (period.value * ofPeriod.scale) : undefined;
}
