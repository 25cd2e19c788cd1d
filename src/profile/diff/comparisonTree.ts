import { type FlameTree } from '../flameTree';
import { allSteps, type Steps } from '../steps';
import { type SliceComparison } from '../statistics/compareSlices';
import { type SlicedSide } from '../statistics/slices';
import { DiffSum } from './diffSum';

/**
 * The flame graph of a comparison: all slices of each side added up, over what they cover. Values are the rates that
 * were tested. Samples without a stack stay the root's own.
 */
export function comparisonTree(left: SlicedSide, right: SlicedSide, comparison: SliceComparison): FlameTree {
  return allSteps(comparisonTreeSteps(left, right, comparison));
}

/** As `comparisonTree`. */
export function* comparisonTreeSteps(
  left: SlicedSide,
  right: SlicedSide,
  { exposure }: SliceComparison
): Steps<FlameTree> {
  const trees = [...left.slices, ...right.slices].map(({ tree }) => tree);
  const sum = new DiffSum(trees.some(({ files }) => files));
  for (const [side, slices] of [
    ['left', left.slices],
    ['right', right.slices],
  ] as const) {
    const all = exposure[side].reduce((covered, part) => covered + part, 0);
    for (const { tree } of slices) {
      yield* sum.addSteps(tree, side, all === 0 ? 0 : 1 / all);
      yield;
    }
  }
  return yield* sum.finishSteps(trees[0].sampleType);
}
