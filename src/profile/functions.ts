import { type FlameTree, type FlameTreeSide } from './flameTree';
import { SideTotals } from './sideTotals';
import { allSteps, type Steps } from './steps';

/**
 * One row per function, by descending self, then by descending total (of both sides of a comparison added), then by name.
 * Columns of equal length.
 */
export interface FunctionTotals {
  readonly name: string[];
  readonly self: Float64Array;
  /** A function that calls itself is counted once per stack. */
  readonly total: Float64Array;
  /** The right side of a comparison. */
  readonly right?: FlameTreeSide;
}

/**
 * What each function has by itself and with all that it calls. The values of labels that stand above the stacks,
 * `labelLevels` levels of them, are no functions.
 */
export function functionTotals(tree: FlameTree, labelLevels?: number): FunctionTotals {
  return allSteps(functionTotalsSteps(tree, labelLevels));
}

/** Rows to a step. */
const STEP = 65_536;

/** As `functionTotals`. */
export function* functionTotalsSteps(tree: FlameTree, labelLevels = 0): Steps<FunctionTotals> {
  const { names, level, nameIndex } = tree;
  const left = new SideTotals(tree, names.length);
  const right = tree.right && new SideTotals(tree.right, names.length);
  const isFunction = new Uint8Array(names.length);
  /** How many rows of the current path have a name. */
  const onPath = new Int32Array(names.length);
  const path: number[] = [];
  const addRows = (from: number, to: number): void => {
    for (let row = from; row < to; row++) {
      const depth = level[row] - labelLevels;
      while (path.length > 0 && path.length >= depth) {
        onPath[path.pop() ?? 0]--;
      }
      if (depth < 1) {
        continue;
      }
      const name = nameIndex[row];
      isFunction[name] = 1;
      left.add(row, name, onPath[name] === 0);
      right?.add(row, name, onPath[name] === 0);
      onPath[name]++;
      path.push(name);
    }
  };
  for (let from = 1; from < level.length; from += STEP) {
    addRows(from, Math.min(level.length, from + STEP));
    yield;
  }
  const self = right ? left.self.map((value, name) => value + right.self[name]) : left.self;
  const total = right ? left.total.map((value, name) => value + right.total[name]) : left.total;
  const rows = Int32Array.from(names.keys())
    .filter((name) => isFunction[name] === 1)
    .sort((a, b) => self[b] - self[a] || total[b] - total[a] || (names[a] < names[b] ? -1 : 1));
  return {
    name: Array.from(rows, (name) => names[name]),
    ...left.pick(rows),
    ...(right && { right: right.pick(rows) }),
  };
}
