import { type KeyboardEvent, useCallback } from 'react';

import { type SpanTable } from '../../correlation/spanTable';

interface Keys {
  readonly table: SpanTable;
  /** Rows as listed. */
  readonly rows: Int32Array;
  /** Place of the active row in `rows`. */
  readonly active: number;
  /** How many rows are in sight. */
  readonly pageSize: () => number;
  readonly collapsed: ReadonlySet<number>;
  readonly onActive: (place: number) => void;
  readonly onPick: (row: number) => void;
  readonly onToggle: (row: number) => void;
}

/** The keys of a tree grid: arrows, Home, End and pages move, left and right fold and unfold, Enter and Space pick. */
export function useSpanKeys(keys: Keys): (event: KeyboardEvent) => void {
  const { table, rows, active, pageSize, collapsed, onActive, onPick, onToggle } = keys;
  return useCallback(
    (event) => {
      const row = rows[active];
      if (row === undefined || event.altKey || event.ctrlKey || event.metaKey) {
        return;
      }
      const move = (place: number): void => onActive(Math.max(0, Math.min(rows.length - 1, place)));
      const hasChildren = table.end[row] > row + 1;
      const actions: Record<string, () => void> = {
        ArrowDown: () => move(active + 1),
        ArrowUp: () => move(active - 1),
        PageDown: () => move(active + pageSize()),
        PageUp: () => move(active - pageSize()),
        Home: () => move(0),
        End: () => move(rows.length - 1),
        Enter: () => onPick(row),
        ' ': () => onPick(row),
        ArrowRight: () => (hasChildren && collapsed.has(row) ? onToggle(row) : move(active + (hasChildren ? 1 : 0))),
        ArrowLeft: () =>
          hasChildren && !collapsed.has(row) ? onToggle(row) : move(placeOfParent(table, rows, active)),
      };
      const action = actions[event.key];
      if (action) {
        event.preventDefault();
        action();
      }
    },
    [table, rows, active, pageSize, collapsed, onActive, onPick, onToggle]
  );
}

function placeOfParent(table: SpanTable, rows: Int32Array, place: number): number {
  const above = table.parent[rows[place]];
  return above < 0 ? place : rows.indexOf(above);
}
