import { type FlameTree } from '../flameTree';
import { allSteps, type Steps } from '../steps';
import { type SliceComparison } from '../statistics/compareSlices';
import { parentRows } from '../treeRows';
import { pathOf } from '../view/callPath';
import { changePlacesSteps } from './changePlaces';
import { selfChange, totalChange } from './diffTrees';
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
  /** Whether the function itself has changed, or all that it calls with it. */
  readonly measure: 'self' | 'total';
  /** Of the function, in that measure. */
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
  return allSteps(changeFindingsSteps(tree, comparison));
}

/** As `changeFindings`. */
export function* changeFindingsSteps(tree: FlameTree, comparison: SliceComparison): Steps<ChangeFinding[]> {
  const rows = readRows(tree, comparison);
  yield;
  const { functions, total, self } = rows;
  const byFunction = new Map<string, ChangeFinding>();
  for (const direction of [1, -1] as const) {
    const isTotal = (row: number): boolean => total[row] === direction;
    const isSelfOnly = (row: number): boolean => !isTotal(row) && self[row] === direction;
    const changeOf = (row: number): number => {
      if (isTotal(row)) {
        return direction * totalChange(tree, row);
      }
      return isSelfOnly(row) ? direction * selfChange(tree, row) : 0;
    };
    const marginOf = (row: number): number => comparison.total.margin[functions[row]];
    const places = yield* changePlacesSteps(tree, { changeOf, marginOf, isSelfOnly, leastChange: 0 });
    yield;
    for (const row of places) {
      const key = `${direction} ${functions[row]}`;
      const known = byFunction.get(key);
      const finding = known
        ? { ...known, rows: [...known.rows, row] }
        : findingOf(tree, comparison, rows, row, isTotal(row) ? 'total' : 'self');
      byFunction.set(key, finding);
    }
  }
  return held([...byFunction.values()], comparison).sort(
    (a, b) => Math.abs(b.change) - Math.abs(a.change) || a.function - b.function
  );
}

/** What is looked up per row of the tree. */
interface Rows {
  /** Rows of the comparison's names. */
  readonly functions: Int32Array;
  /** 1 or −1 where the function's total has changed for sure, else 0; the same of its self. */
  readonly total: Int8Array;
  readonly self: Int8Array;
  readonly caller: Int32Array;
}

function readRows(tree: FlameTree, { names, total, self }: SliceComparison): Rows {
  const functions = functionRows(tree, names);
  return {
    functions,
    total: realDirections(functions, total),
    self: realDirections(functions, self),
    caller: parentRows(tree.level),
  };
}

function findingOf(
  tree: FlameTree,
  comparison: SliceComparison,
  rows: Rows,
  row: number,
  measure: ChangeFinding['measure']
): ChangeFinding {
  const { whole, total } = comparison;
  const { left, right, margin, q } = comparison[measure];
  const id = rows.functions[row];
  const change = right[id] - left[id];
  const leastMain = whole.p <= SIGNIFICANT ? MINOR * Math.abs(whole.right - whole.left) : 0;
  const within = measure === 'total' ? movedWithin(tree, comparison, rows, row) : undefined;
  return {
    kind: within === undefined ? kindOf(total.left[id], total.right[id]) : 'moved',
    function: id,
    rows: [row],
    path: pathOf(tree, row),
    measure,
    change,
    margin: margin[id],
    q: q[id],
    weight: Math.abs(change) >= leastMain ? 'main' : 'minor',
    ...(within !== undefined && { within }),
  };
}

/**
 * Benjamini and Hochberg's procedure once more, with findings instead of functions as discoveries. One large change is a
 * discovery for each function on its stacks, and among so many others pass that would not have alone.
 */
function held(findings: readonly ChangeFinding[], comparison: SliceComparison): ChangeFinding[] {
  const { tests, falseDiscoveryRate } = comparison;
  const chanceOf = (finding: ChangeFinding): number => comparison[finding.measure].p[finding.function];
  const byChance = [...findings].sort((a, b) => chanceOf(a) - chanceOf(b));
  let passed = byChance.length;
  while (passed > 0 && chanceOf(byChance[passed - 1]) > (falseDiscoveryRate * passed) / tests) {
    passed--;
  }
  return byChance.slice(0, passed);
}

/** The nearest caller whose own total stands still while the row's changes: the cost moved within it. */
function movedWithin(
  tree: FlameTree,
  { normalisation, total }: SliceComparison,
  { functions, total: real, caller }: Rows,
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
