import { foldedTree } from '../../../tests/foldedTree';
import { simulateWindow } from '../../../tests/simulation/workload';
import { compareSlices } from './compareSlices';
import { sliceMatrix } from './sliceMatrix';
import { valuePerSampleOf } from './valuePerSample';

test.each([
  ['counts', 'count', ['a 41', 'b 46'], 1],
  ['samples each 10 ms', 'nanoseconds', ['a 410000000', 'b 460000000'], 10_000_000],
  ['samples each 10 ms, in milliseconds', 'milliseconds', ['a 410', 'b 460'], 10],
  ['measured times', 'nanoseconds', ['a 410000001', 'b 460000000'], 410_000_001],
  ['memory', 'bytes', ['a 524288', 'b 524304'], 524_288],
  ['no samples', 'count', [], 1],
])('%s', (_, unit, stacks, expected) => {
  expect(valuePerSampleOf(sliceMatrix([foldedTree(...stacks)]), { type: 'cpu', unit })).toBe(expected);
});

test('where no function has few samples the intervals are those of the samples', () => {
  const few = { functions: 7, samples: 16_000, slices: 16, mixNoise: 0 };
  const [left, right] = [1, 2].map((seed) => ({ slices: simulateWindow(few, seed) }));
  const { whole } = compareSlices(left, right, { normalisation: 'perSecond' });
  const bySamples = (1.96 * Math.sqrt(2 * few.samples)) / few.samples;
  expect(whole.margin / whole.left).toBeGreaterThan(0.9 * bySamples);
  expect(whole.margin / whole.left).toBeLessThan(1.6 * bySamples);
});
