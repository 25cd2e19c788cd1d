import fc from 'fast-check';

import { type FlameTree } from '../../src/profile/flameTree';
import { foldedTree } from '../foldedTree';

/** Frame names, few enough that stacks meet; `other` and `total` are names like any. */
const frameName = fc.constantFrom('main', 'work', 'run', 'other', 'total', 'λ', 'a b', '(x) => y');

export const stackLine = (least: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(frameName, { maxLength: 6 }), fc.integer({ min: least, max: 1000 }))
    .map(([frames, value]) => `${frames.join(';')} ${value}`);

export const stackLines = (least = 0): fc.Arbitrary<string[]> => fc.array(stackLine(least), { maxLength: 40 });

/** Any tree; values from `least` on. */
export const anyTree = (least = 0): fc.Arbitrary<FlameTree> => stackLines(least).map((lines) => foldedTree(...lines));

export const sum = (values: Iterable<number>): number => Array.from(values).reduce((total, value) => total + value, 0);

/** Each total is self plus the totals of the children, and each level one more than its parent's at most. */
export function isConsistent({ level, self, total }: FlameTree): boolean {
  const covered = Float64Array.from(self);
  const path: number[] = [];
  for (let row = 0; row < level.length; row++) {
    if (row > 0 && (level[row] < 1 || level[row] > level[row - 1] + 1)) {
      return false;
    }
    path[level[row]] = row;
    if (row > 0) {
      covered[path[level[row] - 1]] += total[row];
    }
  }
  return covered.every((value, row) => value === total[row]);
}
