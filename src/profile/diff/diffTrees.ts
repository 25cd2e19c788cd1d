import { type FlameTree } from '../flameTree';
import { measureOf } from '../measure';
import { allSteps, type Steps } from '../steps';
import { DiffSum } from './diffSum';
import { type Normalisation, windowFactor, type WindowExtent } from './normalisation';

/** A profile and the window it is of. */
export interface DiffSide {
  readonly tree: FlameTree;
  readonly extent: WindowExtent;
}

/**
 * Two profiles as one tree: equal paths of names are one row, the left's values in `self` and `total`, the right's in
 * `right`, both normalised. Siblings come by the sum of both sides.
 *
 * The trees may measure different things (two backends name one type differently): the left's sample type stays. Where
 * a side is itself a comparison, its left is taken.
 */
export function diffTrees(left: DiffSide, right: DiffSide, normalisation: Normalisation): FlameTree {
  return allSteps(diffTreesSteps(left, right, normalisation));
}

/** As `diffTrees`. */
export function* diffTreesSteps(left: DiffSide, right: DiffSide, normalisation: Normalisation): Steps<FlameTree> {
  const sum = new DiffSum((left.tree.files ?? right.tree.files) !== undefined);
  const factorOf = ({ tree, extent }: DiffSide): number =>
    windowFactor(normalisation, measureOf(tree.sampleType), tree.total[0], extent);
  yield* sum.addSteps(left.tree, 'left', factorOf(left));
  yield* sum.addSteps(right.tree, 'right', factorOf(right));
  return yield* sum.finishSteps(left.tree.sampleType);
}

/** What a row of a comparison has gained with all that it calls. */
export const totalChange = ({ total, right }: FlameTree, row: number): number =>
  (right?.total[row] ?? total[row]) - total[row];

/** What a row of a comparison has gained itself. */
export const selfChange = ({ self, right }: FlameTree, row: number): number =>
  (right?.self[row] ?? self[row]) - self[row];
