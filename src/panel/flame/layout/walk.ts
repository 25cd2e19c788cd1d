import { ancestorAt, type FlameLayout, levelCount, positionOf } from './flameLayout';

/** Steps from row to row of a tree; each answers undefined where there is no such row with a weight. */
export type Step = 'parent' | 'firstChild' | 'previousSibling' | 'nextSibling' | 'firstSibling' | 'lastSibling';

/** A row without a weight is not drawn: nothing but its parent is next to it. */
export function rowAfter(layout: FlameLayout, row: number, step: Step): number | undefined {
  const { level, weight, order, inTime } = layout;
  if (step === 'parent') {
    return parentOf(layout, row);
  }
  if (!(weight[row] > 0)) {
    return undefined;
  }
  const place = positionOf(layout, level[row], row);
  const family = positionsOfFamily(layout, row);
  // Earlier and later calls need not have the same caller.
  const near = inTime ? positionsOfLevel(layout, level[row]) : family;
  switch (step) {
    case 'firstChild':
      return firstChild(layout, row);
    case 'previousSibling':
      return place > near.first ? order[place - 1] : undefined;
    case 'nextSibling':
      return place + 1 < near.after ? order[place + 1] : undefined;
    case 'firstSibling':
      return order[family.first];
    case 'lastSibling':
      return order[family.after - 1];
  }
}

/** Whether a row with a weight is below another one. */
export const isBelow = (layout: FlameLayout, row: number, above: number): boolean =>
  layout.weight[row] > 0 &&
  layout.level[row] > layout.level[above] &&
  ancestorAt(layout, layout.level[above], row) === above;

/** The nearest row above that has a weight. */
function parentOf({ level, weight }: FlameLayout, row: number): number | undefined {
  let depth = level[row];
  for (let at = row - 1; at >= 0 && depth > 0; at--) {
    if (level[at] < depth) {
      depth = level[at];
      if (weight[at] > 0) {
        return at;
      }
    }
  }
  return undefined;
}

/** Positions from `first` up to, but not including, `after`. */
interface Positions {
  readonly first: number;
  readonly after: number;
}

const positionsOfLevel = ({ levelStart }: FlameLayout, level: number): Positions => ({
  first: levelStart[level],
  after: levelStart[level + 1],
});

/** A row and its siblings: they stand between the row above them and the next one beside that. */
function positionsOfFamily(layout: FlameLayout, row: number): Positions {
  const { level, order } = layout;
  const own = positionsOfLevel(layout, level[row]);
  if (level[row] === 0) {
    return own;
  }
  const above = level[row] - 1;
  const next = positionOf(layout, above, row);
  return {
    first: positionOf(layout, level[row], order[next - 1]),
    after: next < own.first ? positionOf(layout, level[row], order[next]) : own.after,
  };
}

function firstChild(layout: FlameLayout, row: number): number | undefined {
  const { level, order } = layout;
  const below = level[row] + 1;
  if (below >= levelCount(layout)) {
    return undefined;
  }
  const { after } = positionsOfLevel(layout, below);
  const at = positionOf(layout, below, row);
  return at < after && ancestorAt(layout, level[row], order[at]) === row ? order[at] : undefined;
}
