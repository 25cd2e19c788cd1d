import { type FlameTree } from '../../profile/flameTree';
import { parentRows } from '../../profile/treeRows';
import { pathOf, rowOfPath } from '../../profile/view/callPath';
import { type RemarkedRows } from '../flame/canvas/remarkedRows';

/** Rows of a tree as it came that are to be marked. */
export interface RemarkedTree extends RemarkedRows {
  readonly tree: FlameTree;
}

/** A row with less of what is in sight is hard to see. */
const LEAST_IN_SIGHT = 0.05;

/** Rows of a tree as rows of another that was made of it: those whose whole path is still there. */
export const rowsIn = (made: FlameTree, tree: FlameTree, rows: readonly number[]): readonly number[] =>
  made === tree
    ? rows
    : rows.flatMap((row) => {
        const { row: found, isWhole } = rowOfPath(made, pathOf(tree, row));
        return isWhole && found > 0 ? [found] : [];
      });

/** What is to be marked in a tree that was made of the one that came. */
export const remarkedIn = (made: FlameTree, { tree, rows, flagged }: RemarkedTree): RemarkedRows => ({
  rows: rowsIn(made, tree, rows),
  flagged: rowsIn(made, tree, flagged),
});

/**
 * Path of the row to zoom to so that a row is seen, with as much around it as there can be: of the whole where the row is
 * large in it, else of the first row on its path in which it is.
 */
export function focusFor(tree: FlameTree, row: number): readonly string[] {
  const weight = (of: number): number => Math.abs(tree.total[of]) + Math.abs(tree.right?.total[of] ?? 0);
  const parent = parentRows(tree.level);
  let focus = row;
  while (focus > 0 && weight(row) >= LEAST_IN_SIGHT * weight(parent[focus])) {
    focus = parent[focus];
  }
  return pathOf(tree, focus);
}
