import { type Steps } from '../steps';
import { type TreeShape } from './treeShape';

/**
 * Picks the heaviest rows so that they, and the `other` rows they need, are at most `budget`. Marks a kept row with 1.
 * The root is always kept, any other row only together with its parent.
 *
 * All rows from some threshold on are kept. Raising the threshold never makes more rows: a row that goes takes its own
 * `other` along and gives its parent at most one. So binary search finds the lowest threshold that fits. Rows of
 * exactly the next lower weight fill what is left of the budget, in the order of the tree.
 */
export function* chooseRowsSteps(shape: TreeShape, keepable: Float64Array, budget: number): Steps<Uint8Array> {
  const lightestChild = lightestChildren(shape, keepable);
  yield;
  const least = leastUseful(keepable, budget);
  const thresholds = keepable.filter((weight, row) => row > 0 && weight >= least).sort();
  yield;
  let fitting = thresholds.length;
  for (let low = 0; low < fitting;) {
    const middle = (low + fitting) >>> 1;
    if (countRows(keepable, lightestChild, thresholds[middle]) <= budget) {
      fitting = middle;
    } else {
      low = middle + 1;
    }
    yield;
  }
  const threshold = fitting < thresholds.length ? thresholds[fitting] : Infinity;
  const kept = new Uint8Array(keepable.length);
  for (let row = 0; row < kept.length; row++) {
    kept[row] = row === 0 || keepable[row] >= threshold ? 1 : 0;
  }
  if (fitting > 0) {
    const left = budget - countRows(keepable, lightestChild, threshold);
    keepTies(shape, keepable, kept, thresholds[fitting - 1], left);
    yield;
  }
  keepLoneLeaves(shape, kept);
  return kept;
}

/**
 * A power of two below any threshold that could fit, so that few weights need sorting: more than `budget` rows weigh at
 * least that. The least weight above 0 when there are no more rows than that.
 */
function leastUseful(keepable: Float64Array, budget: number): number {
  const countByPower = new Int32Array(1024);
  for (let row = 0; row < keepable.length; row++) {
    if (keepable[row] >= 1) {
      countByPower[Math.floor(Math.log2(keepable[row]))]++;
    }
  }
  let power = countByPower.length;
  for (let rows = 0; power > 0 && rows <= budget;) {
    power--;
    rows += countByPower[power];
  }
  return power === 0 ? Number.MIN_VALUE : 2 ** power;
}

/** Rows of the pruned tree: each kept row, and one `other` below each that loses a child. */
function countRows(keepable: Float64Array, lightestChild: Float64Array, threshold: number): number {
  let rows = lightestChild[0] < threshold ? 2 : 1;
  for (let row = 1; row < keepable.length; row++) {
    if (keepable[row] >= threshold) {
      rows += lightestChild[row] < threshold ? 2 : 1;
    }
  }
  return rows;
}

/** Per row, the least keepable weight of the children that weigh anything; infinite for a leaf. */
function lightestChildren({ parent, weight }: TreeShape, keepable: Float64Array): Float64Array {
  const lightest = new Float64Array(parent.length).fill(Infinity);
  for (let row = 1; row < parent.length; row++) {
    if (weight[row] > 0 && keepable[row] < lightest[parent[row]]) {
      lightest[parent[row]] = keepable[row];
    }
  }
  return lightest;
}

/** How many children that weigh anything each row loses. */
function lostChildren({ parent, childCount }: TreeShape, kept: Uint8Array): Int32Array {
  const lost = childCount.slice();
  for (let row = 1; row < kept.length; row++) {
    lost[parent[row]] -= kept[row];
  }
  return lost;
}

/** Keeps rows of this weight as long as what they need is left: a place, and one more if children of theirs go. */
function keepTies(shape: TreeShape, keepable: Float64Array, kept: Uint8Array, tie: number, left: number): void {
  const { parent, childCount } = shape;
  const lost = lostChildren(shape, kept);
  let places = left;
  for (let row = 1; row < kept.length && places >= 0; row++) {
    if (keepable[row] === tie && kept[parent[row]] === 1) {
      const endsOther = lost[parent[row]] === 1;
      const needed = 1 + Number(childCount[row] > 0) - Number(endsOther);
      if (needed <= places) {
        kept[row] = 1;
        lost[parent[row]]--;
        places -= needed;
      }
    }
  }
}

/** Keeps a leaf that is all its parent would lose: an `other` row in its place would cost as much and say less. */
function keepLoneLeaves(shape: TreeShape, kept: Uint8Array): void {
  const { parent, weight, childCount } = shape;
  const lost = lostChildren(shape, kept);
  for (let row = 1; row < kept.length; row++) {
    const isLoneLeaf = weight[row] > 0 && childCount[row] === 0 && lost[parent[row]] === 1;
    if (kept[row] === 0 && kept[parent[row]] === 1 && isLoneLeaf) {
      kept[row] = 1;
    }
  }
}
