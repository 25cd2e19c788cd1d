import { type FlameTree } from '../flameTree';
import { allSteps, type Steps } from '../steps';
import { stackRows } from '../treeRows';
import { INVERT_LIMITS, type InvertedTree, type InvertLimits, invertStacksSteps, type Stacks } from './invertStacks';

/**
 * The whole tree turned around: at the first level the functions that stacks end in, with all that these have by
 * themselves, and below each row its callers. Samples without a stack stay the root's own. See `invertStacks` for what is
 * cut from a large tree.
 */
export const bottomUp = (tree: FlameTree, limits: Partial<InvertLimits> = {}): InvertedTree =>
  allSteps(bottomUpSteps(tree, limits));

/** As `bottomUp`. */
export function* bottomUpSteps(tree: FlameTree, limits: Partial<InvertLimits> = {}): Steps<InvertedTree> {
  const isStack = stackRows(tree);
  const row = new Int32Array(isStack.length);
  let count = 0;
  for (let at = 0; at < isStack.length; at++) {
    if (isStack[at] === 1) {
      row[count++] = at;
    }
  }
  const stacks = stacksAt(tree, row.subarray(0, count));
  yield;
  return yield* invertStacksSteps(tree, stacks, tree.nameIndex[0], { ...INVERT_LIMITS, ...limits });
}

function stacksAt({ self, right }: FlameTree, row: Int32Array): Stacks {
  const stacks = { row, left: new Float64Array(row.length), right: right && new Float64Array(row.length) };
  for (let stack = 0; stack < row.length; stack++) {
    stacks.left[stack] = self[row[stack]];
    stacks.right?.fill(right?.self[row[stack]] ?? 0, stack, stack + 1);
  }
  return stacks;
}
