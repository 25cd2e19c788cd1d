import { type FlameTree } from '../flameTree';
import { parentRows, subtreeEnds } from '../treeRows';

/** What the call-tree table asks of a tree again and again; made once for each tree. */
export interface CallTable {
  readonly tree: FlameTree;
  readonly parent: Int32Array;
  /** The row behind the last descendant of each row. */
  readonly end: Int32Array;
}

export const callTable = (tree: FlameTree): CallTable => ({
  tree,
  parent: parentRows(tree.level),
  end: subtreeEnds(tree.level),
});

export const hasChildren = ({ end }: CallTable, row: number): boolean => end[row] > row + 1;

/** The rows right below a row, in the order of the tree: by descending total. */
export function childrenOf({ end }: CallTable, row: number): number[] {
  const children: number[] = [];
  for (let child = row + 1; child < end[row]; child = end[child]) {
    children.push(child);
  }
  return children;
}

/** Negative when the first of two siblings comes first. */
export type RowOrder = (one: number, other: number) => number;

/** By the numbers of a column, the largest first or last; ties as in the tree. */
export const byColumn =
  (column: ArrayLike<number>, descending: boolean): RowOrder =>
  (one, other) =>
    (descending ? column[other] - column[one] : column[one] - column[other]) || one - other;

/** By name, in the language of the reader; ties as in the tree. */
export function byName({ names, nameIndex }: FlameTree, descending: boolean): RowOrder {
  const { compare } = new Intl.Collator();
  const sign = descending ? -1 : 1;
  return (one, other) => sign * compare(names[nameIndex[one]], names[nameIndex[other]]) || one - other;
}

/**
 * The rows that a table shows: the root, and the children of every row that is expanded and shown itself. Siblings are in
 * the order of the tree where no other is asked for. Takes time by what is shown, not by the tree.
 */
export function visibleRows(table: CallTable, expanded: ReadonlySet<number>, order?: RowOrder): Int32Array {
  return order ? sortedRows(table, expanded, order) : rowsInOrder(table, expanded);
}

function rowsInOrder({ tree, end }: CallTable, expanded: ReadonlySet<number>): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < tree.level.length; row = expanded.has(row) ? row + 1 : end[row]) {
    rows.push(row);
  }
  return Int32Array.from(rows);
}

function sortedRows(table: CallTable, expanded: ReadonlySet<number>, order: RowOrder): Int32Array {
  const rows: number[] = [];
  const waiting = [0];
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    rows.push(row);
    if (expanded.has(row)) {
      const children = childrenOf(table, row).sort(order);
      for (let at = children.length - 1; at >= 0; at--) {
        waiting.push(children[at]);
      }
    }
  }
  return Int32Array.from(rows);
}
