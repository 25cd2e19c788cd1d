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

/** Finds the row that a path of names leads to, or the longest part of it from the root on. One pass over the rows. */
export function rowOfPath({ level, nameIndex, names }: FlameTree, path: readonly string[]): PathMatch {
  if (path.length === 0) {
    return { row: 0, isWhole: true };
  }
  const wanted = indexOfNames(names, path);
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

function indexOfNames(names: readonly string[], path: readonly string[]): number[] {
  const index = new Map(path.map((name) => [name, -1]));
  names.forEach((name, at) => {
    if (index.has(name)) {
      index.set(name, at);
    }
  });
  return path.map((name) => index.get(name) ?? -1);
}
