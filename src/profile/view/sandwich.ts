import { CallTree, ROOT } from '../callTree';
import { type FlameTree } from '../flameTree';
import { NodeFiles } from '../frameFiles';
import { allSteps, type Steps } from '../steps';
import { parentRows } from '../treeRows';
import { INVERT_LIMITS, type InvertedTree, type InvertLimits, invertStacksSteps } from './invertStacks';

/**
 * A function between what calls it and what it calls. Both trees have the function as their root, and the same total:
 * the one that `functionTotals` has.
 *
 * A stack counts once, at the outermost of the function's frames: the frames above that are its callers, and those below
 * are what it calls, further frames of the function itself among them.
 */
export interface Sandwich {
  /** The direct callers at the first level, theirs below. The root's self is of stacks that start with the function. */
  readonly callers: InvertedTree;
  /** The root's self is the function's own where it is not called by itself. */
  readonly callees: FlameTree;
}

/**
 * The sandwich of a function by its exact name, `undefined` where no frame has it. Callers may be cut, see
 * `invertStacks`.
 */
export const sandwich = (tree: FlameTree, name: string, limits: Partial<InvertLimits> = {}): Sandwich | undefined =>
  allSteps(sandwichSteps(tree, name, limits));

/** As `sandwich`. */
export function* sandwichSteps(
  tree: FlameTree,
  name: string,
  limits: Partial<InvertLimits> = {}
): Steps<Sandwich | undefined> {
  const nameRow = tree.names.indexOf(name);
  const rows = outermostRows(tree, nameRow);
  if (rows.length === 0) {
    return undefined;
  }
  yield;
  const callers = yield* callersOf(tree, nameRow, rows, { ...INVERT_LIMITS, ...limits });
  return { callers, callees: yield* calleesOf(tree, nameRow, rows) };
}

const ROWS_PER_STEP = 65_536;

/** Rows with a name that have no such row above them. */
function outermostRows({ level, nameIndex }: FlameTree, name: number): Int32Array {
  const rows: number[] = [];
  let outermost = Infinity;
  for (let row = 1; row < level.length; row++) {
    if (level[row] <= outermost) {
      outermost = Infinity;
      if (nameIndex[row] === name) {
        outermost = level[row];
        rows.push(row);
      }
    }
  }
  return Int32Array.from(rows);
}

function callersOf(tree: FlameTree, name: number, rows: Int32Array, limits: InvertLimits): Steps<InvertedTree> {
  const { total, right } = tree;
  const weighing = rows.filter((row) => total[row] !== 0 || (right !== undefined && right.total[row] !== 0));
  const parent = parentRows(tree.level);
  const stacks = {
    row: weighing.map((row) => parent[row]),
    left: Float64Array.from(weighing, (row) => total[row]),
    right: right && Float64Array.from(weighing, (row) => right.total[row]),
  };
  return invertStacksSteps(tree, stacks, name, limits);
}

function* calleesOf(tree: FlameTree, name: number, rows: Int32Array): Steps<FlameTree> {
  const { level, nameIndex, self, right, files, folded } = tree;
  const merged = new CallTree(right ? 'comparison' : 'single', name);
  const nodeFiles = new NodeFiles();
  const path: number[] = [];
  let step = 0;
  for (const top of rows) {
    const depth = level[top];
    for (let row = top; row < level.length && (row === top || level[row] > depth); row++) {
      const node = row === top ? ROOT : merged.child(path[level[row] - 1], nameIndex[row]);
      path[level[row]] = node;
      merged.add(node, self[row], right?.self[row]);
      nodeFiles.note(node, files?.index[row] ?? 0);
      if (folded) {
        merged.fold(node, folded[row]);
      }
      if (++step % ROWS_PER_STEP === 0) {
        yield;
      }
    }
  }
  yield;
  return yield* merged.finishSteps(tree.names, tree.sampleType, files && nodeFiles.finish(files.names));
}
