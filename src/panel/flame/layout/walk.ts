import { type FlameLayout, levelCount, positionOf } from './flameLayout';

/** Steps from row to row of a tree; each answers undefined where there is no such row with a weight. */
export type Step = 'parent' | 'firstChild' | 'previousSibling' | 'nextSibling' | 'firstSibling' | 'lastSibling';

export function rowAfter(layout: FlameLayout, row: number, step: Step): number | undefined {
  const { level, parent, end, order, levelStart, inTime } = layout;
  const above = parent[row];
  const isEnd = step === 'firstSibling' || step === 'lastSibling';
  // Earlier and later calls need not have the same caller.
  const isWide = above === -1 || (inTime && !isEnd);
  const first = isWide ? 0 : above;
  const after = isWide ? level.length : end[above];
  const place = (of: number): number => positionOf(layout, level[row], of);
  const sibling = (position: number): number | undefined => {
    const inLevel = position >= levelStart[level[row]] && position < levelStart[level[row] + 1];
    const other = order[position];
    return inLevel && other >= first && other < after ? other : undefined;
  };
  switch (step) {
    case 'parent':
      return above === -1 ? undefined : above;
    case 'firstChild':
      return firstChild(layout, row);
    case 'previousSibling':
      return sibling(place(row) - 1);
    case 'nextSibling':
      return sibling(place(row) + 1);
    case 'firstSibling':
      return sibling(place(first));
    case 'lastSibling':
      return sibling(place(after) - 1);
  }
}

function firstChild(layout: FlameLayout, row: number): number | undefined {
  const { level } = layout;
  const below = level[row] + 1;
  if (below >= levelCount(layout)) {
    return undefined;
  }
  const child = layout.order[positionOf(layout, below, row)];
  return child !== undefined && child < layout.end[row] && level[child] === below ? child : undefined;
}

/** Rows from the root down to a row, itself included. */
export function pathTo({ parent }: FlameLayout, row: number): number[] {
  const path: number[] = [];
  for (let at = row; at !== -1; at = parent[at]) {
    path.push(at);
  }
  return path.reverse();
}
