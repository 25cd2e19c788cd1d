import { type FlameTree, type FlameTreeSide } from './flameTree';

/** What shares are taken of, in the unit of the tree. */
export interface Whole {
  readonly left: number;
  /** Of the right side of a comparison; absent on a single profile. */
  readonly right?: number;
}

const wholes = new WeakMap<FlameTree, Whole>();

/**
 * The total of the roots. Where some value is below zero, as in a delta profile, totals cancel out: there it is Σ |self|,
 * which bars are as wide as, and no share is more than 1. `go tool pprof` counts alike (`computeTotal` in its report.go),
 * sample by sample. Takes a pass over the rows, once for each tree.
 */
export function wholeOf(tree: FlameTree): Whole {
  const known = wholes.get(tree);
  if (known) {
    return known;
  }
  const { level, right } = tree;
  const whole = { left: wholeOfSide(level, tree), ...(right && { right: wholeOfSide(level, right) }) };
  wholes.set(tree, whole);
  return whole;
}

function wholeOfSide(level: Int32Array, { self, total }: FlameTreeSide): number {
  let ofRoots = 0;
  let size = 0;
  let hasLoss = false;
  for (let row = 0; row < level.length; row++) {
    ofRoots += level[row] === 0 ? total[row] : 0;
    size += Math.abs(self[row]);
    hasLoss ||= self[row] < 0;
  }
  return hasLoss ? size : ofRoots;
}
