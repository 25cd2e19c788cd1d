import { type SampleType } from '../profile';
import { rateScale, type RateUnit, samplesPerUnit } from './rates';

const CPU = { type: 'cpu', unit: 'nanoseconds' };
const WALL = { type: 'wall', unit: 'microseconds' };
const ALLOCATED = { type: 'alloc_space', unit: 'bytes' };
const SAMPLES = { type: 'samples', unit: 'count' };
const MINUTE = 60_000;

test.each<[SampleType, number, number, number, RateUnit]>([
  [CPU, 30e9, MINUTE, 0.5, 'cores'],
  [WALL, 120e6, MINUTE, 2, 's/s'],
  [ALLOCATED, 6000, MINUTE, 100, 'B/s'],
  [{ type: 'alloc_space', unit: 'kilobytes' }, 60, MINUTE, 1024, 'B/s'],
  [SAMPLES, 50, 500, 100, '/s'],
])('%j: %i in %i ms is %i %s', (type, value, window, expected, unit) => {
  const rate = rateScale(type, window);
  expect(rate?.unit).toBe(unit);
  expect(value * (rate?.scale ?? NaN)).toBeCloseTo(expected);
});

test.each<[SampleType, number]>([
  [{ type: 'inuse_space', unit: 'bytes' }, MINUTE],
  [CPU, 0],
  [CPU, NaN],
])('%j in %i ms has no rate', (type, window) => {
  expect(rateScale(type, window)).toBeUndefined();
});

test.each<[SampleType, SampleType | undefined, number, number | undefined]>([
  [CPU, CPU, 10_000_000, 1 / 10_000_000],
  [{ type: 'cpu', unit: 'microseconds' }, CPU, 10_000_000, 1 / 10_000],
  [SAMPLES, CPU, 10_000_000, 1],
  [{ type: 'sample', unit: 'count' }, undefined, 0, 1],
  [{ type: 'goroutine', unit: 'count' }, { type: 'goroutine', unit: 'count' }, 1, 1],
  [CPU, undefined, 0, undefined],
  [CPU, CPU, 0, undefined],
  [CPU, { type: 'cpu', unit: 'cycles' }, 1000, undefined],
  [ALLOCATED, { type: 'space', unit: 'bytes' }, 524_288, undefined],
  [{ type: 'inuse_space', unit: 'bytes' }, { type: 'inuse_space', unit: 'bytes' }, 524_288, undefined],
])('a unit of %j with a period of %j is %f samples', (type, periodType, value, expected) => {
  expect(samplesPerUnit(type, periodType && { type: periodType, value })).toBe(expected);
});
