import { type FlameTree } from './flameTree';
import { allSteps, type Steps } from './steps';

/** One row per function, by descending self, then by descending total, then by name. Columns of equal length. */
export interface FunctionTotals {
  readonly name: string[];
  readonly self: Float64Array;
  /** A function that calls itself is counted once per stack. */
  readonly total: Float64Array;
}

/** What each function has by itself and with all that it calls; of the left side in a comparison. */
export function functionTotals(tree: FlameTree): FunctionTotals {
  return allSteps(functionTotalsSteps(tree));
}

/** As `functionTotals`. */
export function* functionTotalsSteps(tree: FlameTree): Steps<FunctionTotals> {
  const { names, level, nameIndex, self, total } = tree;
  const selfByName = new Float64Array(names.length);
  const totalByName = new Float64Array(names.length);
  const isFunction = new Uint8Array(names.length);
  /** How many rows of the current path have a name. */
  const onPath = new Int32Array(names.length);
  const path: number[] = [];
  for (let row = 1; row < level.length; row++) {
    while (path.length >= level[row]) {
      onPath[path.pop() ?? 0]--;
    }
    const name = nameIndex[row];
    isFunction[name] = 1;
    selfByName[name] += self[row];
    if (onPath[name] === 0) {
      totalByName[name] += total[row];
    }
    onPath[name]++;
    path.push(name);
  }
  yield;
  const rows = Int32Array.from(names.keys())
    .filter((name) => isFunction[name] === 1)
    .sort((a, b) => selfByName[b] - selfByName[a] || totalByName[b] - totalByName[a] || (names[a] < names[b] ? -1 : 1));
  return {
    name: Array.from(rows, (name) => names[name]),
    self: Float64Array.from(rows, (name) => selfByName[name]),
    total: Float64Array.from(rows, (name) => totalByName[name]),
  };
}
