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

describe('where no function has few samples the intervals are those of the samples', () => {
  const few = { functions: 7, samples: 16_000, slices: 16, mixNoise: 0 };
  const bySamples = (1.96 * Math.sqrt(2 * few.samples)) / few.samples;

  it.each([
    ['counts', 'count', 1],
    ['memory', 'bytes', 600_011],
  ])('%s', (_, unit, size) => {
    const [left, right] = [1, 2].map((seed) => ({
      slices: simulateWindow(few, seed).map(({ tree, ...slice }) => ({
        ...slice,
        tree: {
          ...tree,
          sampleType: { type: 'x', unit },
          self: tree.self.map((value) => value * size),
          total: tree.total.map((value) => value * size),
        },
      })),
    }));
    const { whole } = compareSlices(left, right, { normalisation: 'perSecond' });
    expect(whole.margin / whole.left).toBeGreaterThan(0.9 * bySamples);
    expect(whole.margin / whole.left).toBeLessThan(2 * bySamples);
  });
});
