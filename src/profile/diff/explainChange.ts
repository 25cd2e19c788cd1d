import { type FlameTree } from '../flameTree';
import { allSteps, type Steps } from '../steps';
import { type SliceComparison } from '../statistics/compareSlices';
import { pathOf } from '../view/callPath';
import { changePlacesSteps } from './changePlaces';
import { totalChange } from './diffTrees';
import { functionRows, realDirections } from './rowVerdicts';

/** A row that carries a part of a change. */
export interface ChangePlace {
  readonly row: number;
  /** Frames from the first below the root to the row. */
  readonly path: readonly string[];
  /** In the unit of the comparison. */
  readonly change: number;
}

/**
 * Why the whole has changed. `noise`: it has not, as far as can be seen; `places` have all the same, up or down, since a
 * function can be surer than the sum of all. `explained`: `places` are the fewest disjoint
 * subtrees that carry the share `part` of it (above 1 where others went the other way). `spread`: what is real of it lies
 * in more places than can be named. `shares`: a comparison of shares has no whole that could change; `places` are those
 * that gained most of them.
 */
export interface ChangeExplanation {
  readonly kind: 'noise' | 'explained' | 'spread' | 'shares';
  readonly change: number;
  readonly places: readonly ChangePlace[];
  readonly part: number;
}

/** A place carries at least this part of what is to be explained. */
const LEAST_PART = 0.1;
const MOST_PLACES = 5;
const EXPLAINED = 0.5;
const SIGNIFICANT = 0.05;

/** Explains the change of the whole by the rows of `tree`, the comparison's tree. */
export function explainChange(tree: FlameTree, comparison: SliceComparison): ChangeExplanation {
  return allSteps(explainChangeSteps(tree, comparison));
}

/** As `explainChange`. */
export function* explainChangeSteps(tree: FlameTree, comparison: SliceComparison): Steps<ChangeExplanation> {
  const { whole, total, names, normalisation } = comparison;
  const change = whole.right - whole.left;
  const isShare = normalisation === 'share';
  const functions = functionRows(tree, names);
  const real = realDirections(functions, total);
  const marginOf = (row: number): number => total.margin[functions[row]];
  yield;
  function* placesSteps(direction: 1 | -1, leastChange: number): Steps<readonly ChangePlace[]> {
    const changeOf = (row: number): number => (real[row] === direction ? direction * totalChange(tree, row) : 0);
    const found = yield* changePlacesSteps(tree, { changeOf, marginOf, leastChange });
    return found.slice(0, MOST_PLACES).map((row) => ({ row, path: pathOf(tree, row), change: totalChange(tree, row) }));
  }

  if (!isShare && !(whole.p <= SIGNIFICANT)) {
    const both = [...(yield* placesSteps(1, 0)), ...(yield* placesSteps(-1, 0))];
    both.sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
    return { kind: 'noise', change, places: both.slice(0, MOST_PLACES), part: 0 };
  }
  const places = yield* placesSteps(isShare || change > 0 ? 1 : -1, isShare ? 0 : LEAST_PART * Math.abs(change));
  const carried = places.reduce((sum, place) => sum + place.change, 0);
  const part = isShare ? carried : carried / change;
  const kind = part >= EXPLAINED ? 'explained' : 'spread';
  return { kind: isShare ? 'shares' : kind, change: isShare ? carried : change, places, part };
}
