import { type CallTimes } from '../chart/callTimes';
import { type FlameTree } from '../flameTree';

/** The names from the first frame below the root down to a row, itself included; none for the root. */
export function pathOf({ level, nameIndex, names }: FlameTree, row: number): string[] {
  const path: string[] = [];
  let wanted = level[row];
  for (let at = row; wanted > 0; at--) {
    if (level[at] === wanted) {
      path.push(names[nameIndex[at]]);
      wanted--;
    }
  }
  return path.reverse();
}

/** How far a path goes in a tree. */
export interface PathMatch {
  /** The last row of the path that is there; the root where not even the first is. */
  readonly row: number;
  /** Whether that is all of the path. */
  readonly isWhole: boolean;
}

/**
 * Finds the row that a path of names leads to, or the longest part of it from the root on. One pass over the rows. Of calls
 * in the order of time it is the first with that path, or the one that was open at `moment`, where that is given.
 */
export function rowOfPath(tree: FlameTree, path: readonly string[], moment?: number): PathMatch {
  const { level, nameIndex, names, times } = tree;
  if (path.length === 0) {
    return { row: 0, isWhole: true };
  }
  const wanted = indexOfNames(names, path);
  if (times) {
    return callOfPath(tree, times, wanted, moment);
  }
  let row = 0;
  let found = 0;
  for (let at = 1; at < level.length && found < path.length && level[at] > level[row]; at++) {
    if (level[at] === found + 1 && nameIndex[at] === wanted[found]) {
      row = at;
      found++;
    }
  }
  return { row, isWhole: found === path.length };
}

/** The row of another tree with the path of a row; in the order of time the call that was open when that one began. */
export function sameRow(tree: FlameTree, row: number, other: FlameTree): number | undefined {
  const found = rowOfPath(other, pathOf(tree, row), tree.times?.start[row]);
  return found.isWhole && other.level.length > 0 ? found.row : undefined;
}

function callOfPath(
  { level, nameIndex }: FlameTree,
  { start, end }: CallTimes,
  wanted: readonly number[],
  moment: number | undefined
): PathMatch {
  let best = 0;
  /** Frames of the path that are open at the row. */
  let open = 0;
  for (let row = 1; row < level.length && level[best] < wanted.length; row++) {
    open = Math.min(open, level[row] - 1);
    const isThen = moment === undefined || (start[row] <= moment && moment < end[row]);
    if (isThen && open === level[row] - 1 && nameIndex[row] === wanted[open]) {
      open++;
      best = open > level[best] ? row : best;
    }
  }
  return { row: best, isWhole: level[best] === wanted.length };
}

function indexOfNames(names: readonly string[], path: readonly string[]): number[] {
  const index = new Map(path.map((name) => [name, -1]));
  names.forEach((name, at) => {
    if (index.has(name)) {
      index.set(name, at);
    }
  });
  return path.map((name) => index.get(name) ?? -1);
}
