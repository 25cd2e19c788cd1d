import { type FlameTree } from './flameTree';

/** The row of each row's parent; the root is its own. */
export function parentRows(level: Int32Array): Int32Array {
  const parent = new Int32Array(level.length);
  const path: number[] = [];
  for (let row = 0; row < level.length; row++) {
    path[level[row]] = row;
    parent[row] = level[row] === 0 ? 0 : path[level[row] - 1];
  }
  return parent;
}

/** The row behind the last descendant of each row: the rows `row` up to, but not including, `end[row]` are its subtree. */
export function subtreeEnds(level: Int32Array): Int32Array {
  const end = new Int32Array(level.length);
  const open: number[] = [];
  for (let row = 0; row <= level.length; row++) {
    const depth = row === level.length ? 0 : level[row];
    while (open.length > depth) {
      end[open.pop() ?? 0] = row;
    }
    open.push(row);
  }
  return end;
}

/** 1 for each row at which stacks end: one with a self that is not 0, on either side of a comparison. */
export function stackRows({ self, right }: FlameTree): Uint8Array {
  const isStack = new Uint8Array(self.length);
  for (let row = 0; row < self.length; row++) {
    isStack[row] = self[row] !== 0 || (right !== undefined && right.self[row] !== 0) ? 1 : 0;
  }
  return isStack;
}

export const frameName = ({ names, nameIndex }: FlameTree, row: number): string => names[nameIndex[row]];
