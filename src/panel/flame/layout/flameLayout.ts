import { type FlameTree } from '../../../profile/flameTree';

/**
 * Where the rows of a tree lie, in value units from the left edge of the first root. Children stand side by side from
 * their parent's left edge on; what is left free on the right is the parent's own weight.
 */
export interface FlameLayout {
  /**
   * Σ |self| over the subtree, both sides of a comparison added: the width of a bar. Unlike a total it cannot cancel
   * out in a delta profile, and children never are wider than their parent.
   */
  readonly weight: Float64Array;
  readonly start: Float64Array;
  /** Row of the parent; −1 for a root. */
  readonly parent: Int32Array;
  /** First row behind the subtree. */
  readonly end: Int32Array;
  /** Rows with a weight, level by level from left to right: those of level `l` start at `levelStart[l]`. */
  readonly order: Int32Array;
  /** One entry more than there are levels with a weight. */
  readonly levelStart: Int32Array;
  /** Weight of all roots. */
  readonly total: number;
}

export const levelCount = ({ levelStart }: FlameLayout): number => levelStart.length - 1;

/** Four passes over the columns, whatever the shape of the tree. */
export function layOut(tree: FlameTree): FlameLayout {
  const levels = tree.level.reduce((deepest, level) => Math.max(deepest, level), -1) + 1;
  const { weight, parent, end } = measure(tree, levels);
  const { start, counts, total } = place(tree.level, weight, levels);
  return { weight, start, parent, end, total, ...byLevel(tree.level, weight, counts) };
}

function measure({ level, self, right }: FlameTree, levels: number): Pick<FlameLayout, 'weight' | 'parent' | 'end'> {
  const rows = level.length;
  const weight = new Float64Array(rows);
  const parent = new Int32Array(rows);
  const end = new Int32Array(rows);
  const path = new Int32Array(levels);
  let open = -1;
  for (let row = 0; row <= rows; row++) {
    const depth = row === rows ? 0 : level[row];
    for (; open >= depth; open--) {
      const closed = path[open];
      end[closed] = row;
      if (open > 0) {
        weight[path[open - 1]] += weight[closed];
      }
    }
    if (row < rows) {
      weight[row] = Math.abs(self[row]) + (right ? Math.abs(right.self[row]) : 0);
      parent[row] = depth === 0 ? -1 : path[depth - 1];
      path[depth] = row;
      open = depth;
    }
  }
  return { weight, parent, end };
}

function place(
  level: Int32Array,
  weight: Float64Array,
  levels: number
): { readonly start: Float64Array; readonly counts: Int32Array; readonly total: number } {
  const start = new Float64Array(level.length);
  const counts = new Int32Array(levels);
  /** By level: where the next child of the row that is open above begins. */
  const next = new Float64Array(levels + 1);
  for (let row = 0; row < level.length; row++) {
    const depth = level[row];
    const left = next[depth];
    start[row] = left;
    next[depth] = left + weight[row];
    next[depth + 1] = left;
    counts[depth] += weight[row] > 0 ? 1 : 0;
  }
  return { start, counts, total: next[0] };
}

function byLevel(
  level: Int32Array,
  weight: Float64Array,
  counts: Int32Array
): Pick<FlameLayout, 'order' | 'levelStart'> {
  const empty = counts.indexOf(0);
  const levels = empty === -1 ? counts.length : empty;
  const levelStart = new Int32Array(levels + 1);
  for (let depth = 0; depth < levels; depth++) {
    levelStart[depth + 1] = levelStart[depth] + counts[depth];
  }
  const order = new Int32Array(levelStart[levels]);
  const next = levelStart.slice();
  for (let row = 0; row < level.length; row++) {
    if (weight[row] > 0) {
      order[next[level[row]]++] = row;
    }
  }
  return { order, levelStart };
}
