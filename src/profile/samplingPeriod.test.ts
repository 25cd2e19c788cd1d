import { foldedTree } from '../../tests/foldedTree';
import { samplingPeriod } from './samplingPeriod';

test.each([
  ['samples each 10 ms', ['a 30000000', 'a;b 70000000', 'c 20000000'], 10_000_000],
  ['samples each 1 ms', ['a 3000000', 'b 5000000'], 1_000_000],
  ['measured times', ['a 3000001', 'b 5000000'], undefined],
  ['no samples', [], undefined],
  ['a delta below nothing', ['a -20000000', 'b 50000000'], 10_000_000],
])('%s', (_, stacks, period) => {
  expect(samplingPeriod(foldedTree(...stacks))).toBe(period);
});

test('both sides of a comparison count', () => {
  const tree = foldedTree('a 20000000');
  const right = { self: Float64Array.of(0, 30_000_000), total: Float64Array.of(30_000_000, 30_000_000) };
  expect(samplingPeriod({ ...tree, right })).toBe(10_000_000);
});
