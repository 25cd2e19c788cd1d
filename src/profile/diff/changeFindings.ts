import { type FlameTree } from '../flameTree';
import { type SliceComparison } from '../statistics/compareSlices';
import { callerRows, framePath } from '../treeRows';
import { changePlaces } from './changePlaces';
import { totalChange } from './diffTrees';
import { functionRows, realDirections } from './rowVerdicts';

/** A change of a function that is more than noise. `rows` are where it lies in the comparison's tree, largest first. */
export interface ChangeFinding {
  /** `came`: nothing on the left. `went`: nothing on the right. `moved`: the caller `within` has not changed. */
  readonly kind: 'grew' | 'shrank' | 'came' | 'went' | 'moved';
  /** Row of the comparison's names. */
  readonly function: number;
  readonly rows: readonly number[];
  /** Frames from the first below the root to the first of `rows`. */
  readonly path: readonly string[];
  /** Of the function, with all that it calls. */
  readonly change: number;
  readonly margin: number;
  readonly q: number;
  /** `minor`: less than a seventh of what the whole has changed by, so not what changed it. */
  readonly weight: 'main' | 'minor';
  /** Of what has moved: the row that it moved within. */
  readonly within?: number;
}

const MINOR = 1 / 7;
/** Callers that are looked at for a cost that moved. */
const NEAR = 3;
/** A caller's change is at most this part of what moved within it. */
const UNCHANGED = 0.3;
/** A caller that is most of the profile cannot change its share by much: what moves within it has still changed. */
const MOST_SHARE = 0.5;
const SIGNIFICANT = 0.05;

/** One finding for each stack that changed, by size: the places where functions grew and those where they shrank. */
export function changeFindings(tree: FlameTree, comparison: SliceComparison): ChangeFinding[] {
  const { names, total, whole } = comparison;
  const functions = functionRows(tree, names);
  const real = realDirections(functions, total);
  const caller = callerRows(tree);
  const leastMain = whole.p <= SIGNIFICANT ? MINOR * Math.abs(whole.right - whole.left) : 0;
  const byFunction = new Map<string, ChangeFinding>();
  for (const direction of [1, -1] as const) {
    const isReal = (row: number): boolean => real[row] === direction;
    for (const row of changePlaces(tree, { direction, leastChange: Number.MIN_VALUE, isReal })) {
      const id = functions[row];
      const key = `${direction} ${id}`;
      const known = byFunction.get(key);
      if (known) {
        byFunction.set(key, { ...known, rows: [...known.rows, row] });
        continue;
      }
      const change = total.right[id] - total.left[id];
      const within = movedWithin(tree, comparison, { functions, real, caller }, row);
      byFunction.set(key, {
        kind: within === undefined ? kindOf(total.left[id], total.right[id]) : 'moved',
        function: id,
        rows: [row],
        path: framePath(tree, row),
        change,
        margin: total.margin[id],
        q: total.q[id],
        weight: Math.abs(change) >= leastMain ? 'main' : 'minor',
        ...(within !== undefined && { within }),
      });
    }
  }
  return held([...byFunction.values()], comparison).sort(
    (a, b) => Math.abs(b.change) - Math.abs(a.change) || a.function - b.function
  );
}

/**
 * Benjamini and Hochberg's procedure once more, with findings instead of functions as discoveries. One large change is a
 * discovery for each function on its stacks, and among so many others pass that would not have alone.
 */
function held(
  findings: readonly ChangeFinding[],
  { total, tests, falseDiscoveryRate }: SliceComparison
): ChangeFinding[] {
  const byChance = [...findings].sort((a, b) => total.p[a.function] - total.p[b.function]);
  let passed = byChance.length;
  while (passed > 0 && total.p[byChance[passed - 1].function] > (falseDiscoveryRate * passed) / tests) {
    passed--;
  }
  return byChance.slice(0, passed);
}

interface Rows {
  readonly functions: Int32Array;
  readonly real: Int8Array;
  readonly caller: Int32Array;
}

/** The nearest caller whose own total stands still while the row's changes: the cost moved within it. */
function movedWithin(
  tree: FlameTree,
  { normalisation, total }: SliceComparison,
  { functions, real, caller }: Rows,
  row: number
): number | undefined {
  const moved = Math.abs(totalChange(tree, row));
  let above = caller[row];
  for (let step = 0; step < NEAR && above > 0; step++) {
    const share = normalisation === 'share' ? Math.max(total.left[functions[above]], total.right[functions[above]]) : 0;
    if (share > MOST_SHARE) {
      return undefined;
    }
    if (real[above] === 0 && Math.abs(totalChange(tree, above)) <= UNCHANGED * moved) {
      return above;
    }
    above = caller[above];
  }
  return undefined;
}

function kindOf(left: number, right: number): ChangeFinding['kind'] {
  if (left === 0) {
    return 'came';
  }
  if (right === 0) {
    return 'went';
  }
  return right > left ? 'grew' : 'shrank';
}
