import { amountText, changeText, marginText } from './amountText';
import { type Normalisation } from './normalisation';

const CPU = { type: 'cpu', unit: 'nanoseconds' };
const SAMPLES = { type: 'samples', unit: 'count' };
const ALLOCATED = { type: 'alloc_space', unit: 'bytes' };
const HEAP = { type: 'inuse_space', unit: 'bytes' };
const GOROUTINES = { type: 'goroutine', unit: 'count' };
const DELAY = { type: 'delay', unit: 'nanoseconds' };

it.each<[number, typeof CPU, Normalisation, string, string]>([
  [1.4e9, CPU, 'perSecond', '1.4 cores', '+1.4 cores'],
  [-2.5e7, CPU, 'perSecond', '-0.025 cores', '−0.025 cores'],
  [2.5e9, CPU, 'absolute', '2.5 s', '+2.5 s'],
  [2.5e6, CPU, 'perRequest', '2.5 ms per request', '+2.5 ms per request'],
  [0.158, CPU, 'share', '16 %', '+16 points'],
  [0, CPU, 'share', '0 %', '+0 points'],
  [2.57, SAMPLES, 'perSecond', '2.6 samples/s', '+2.6 samples/s'],
  [364.5, SAMPLES, 'absolute', '365 samples', '+365 samples'],
  [6.5e6, ALLOCATED, 'perSecond', '6.2 MiB/s', '+6.2 MiB/s'],
  [-3 * 2 ** 30, HEAP, 'perSecond', '-3 GiB', '−3 GiB'],
  [129, GOROUTINES, 'absolute', '129 goroutines', '+129 goroutines'],
  [5e8, DELAY, 'perSecond', '0.5 s/s', '+0.5 s/s'],
])('%d of %j, %s', (value, sampleType, normalisation, amount, change) => {
  const kind = { sampleType, normalisation };
  expect(amountText(value, kind)).toBe(amount);
  expect(changeText(value, kind)).toBe(change);
});

it('writes a margin in the unit of its change', () => {
  expect(marginText(2 ** 19, 6 * 2 ** 20, { sampleType: ALLOCATED, normalisation: 'perSecond' })).toBe('±0.5');
  expect(marginText(0.012, 0.158, { sampleType: CPU, normalisation: 'share' })).toBe('±1.2');
});
