import { type FlameTree } from '../flameTree';
import { parentRows, subtreeEnds } from '../treeRows';

/** What the call-tree table asks of a tree again and again; made once for each tree. */
export interface CallTable {
  readonly tree: FlameTree;
  readonly parent: Int32Array;
  /** The row behind the last descendant of each row. */
  readonly end: Int32Array;
}

/** Makes the table of a tree, in two passes over its levels. */
export const callTable = (tree: FlameTree): CallTable => ({
  tree,
  parent: parentRows(tree.level),
  end: subtreeEnds(tree.level),
});

export const hasChildren = ({ end }: CallTable, row: number): boolean => end[row] > row + 1;

/**
 * The rows that a table shows: the root, and the children of every row that is expanded and shown itself. Takes time by
 * what is shown, not by the tree.
 */
export function visibleRows({ tree, end }: CallTable, expanded: ReadonlySet<number>): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < tree.level.length; row = expanded.has(row) ? row + 1 : end[row]) {
    rows.push(row);
  }
  return Int32Array.from(rows);
}
