import { CallTree, ROOT } from './callTree';

const WEIGHT = { type: 'samples', unit: 'count' };
const NAMES = Array.from({ length: 5_000 }, (_, name) => `f${name}`);

test.each([1, 7, 8, 9, 100, 5_000])('%i children of one node are each made once, whatever their order', (width) => {
  const tree = new CallTree();
  for (let call = 0; call < 3 * width; call++) {
    // 7919 is a prime, so that each third of the calls meets every child.
    tree.add(tree.child(ROOT, (call * 7_919) % width), 1);
  }
  const { level, self, total } = tree.finish(NAMES, WEIGHT);
  expect(level).toHaveLength(1 + width);
  expect(self.subarray(1)).toEqual(new Float64Array(width).fill(3));
  expect(total[0]).toBe(3 * width);
});
