import { type CallTimes } from '../../../profile/chart/callTimes';
import { type FlameTree } from '../../../profile/flameTree';
import { allSteps, type Steps } from '../../../profile/steps';

/**
 * Where the rows of a tree lie, in value units from the left edge of the first root. Children stand side by side from
 * their parent's left edge on; what is left free on the right is the parent's own weight. Calls in the order of time lie
 * where they were in time instead.
 *
 * A position is a place among the rows that have a weight, ordered level by level and from left to right: neighbours on
 * the screen are neighbours in memory.
 */
export interface FlameLayout {
  /** The tree's own column. */
  readonly level: Int32Array;
  /**
   * By row: Σ |self| over the subtree, both sides of a comparison added: the width of a bar. Unlike a total it cannot
   * cancel out in a delta profile, and children never are wider than their parent. Of calls: how long they were open.
   */
  readonly weight: Float64Array;
  /** By position: the row. Rows of a level ascend. */
  readonly order: Int32Array;
  /** By position: the edges. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** Position at which each level starts; one entry more than there are levels with a weight. */
  readonly levelStart: Int32Array;
  /** Weight of all roots. */
  readonly total: number;
  /** Whether neighbours of a level follow each other in time, whatever their parents. */
  readonly inTime: boolean;
}

export const levelCount = ({ levelStart }: FlameLayout): number => levelStart.length - 1;

/** A few passes over the columns, whatever the shape of the tree. */
export const layOut = (tree: FlameTree): FlameLayout => allSteps(layOutSteps(tree));

/** Rows of one pass to a step. */
const ROWS_PER_STEP = 131_072;

/** As `layOut`. */
export function* layOutSteps(tree: FlameTree): Steps<FlameLayout> {
  const { level, times } = tree;
  const levels = deepest(level) + 1;
  yield;
  const { weight, counts } = times ? weighCalls(level, times, levels) : yield* weighSubtrees(tree, levels);
  yield;
  const levelStart = startOfLevels(counts);
  const placed = times ? yield* placeInTime(level, times, levelStart) : yield* place(level, weight, levelStart);
  return { level, weight, ...placed, inTime: times !== undefined };
}

/** The row of a level that stands above a row with a weight; that row itself on its own level. */
export const ancestorAt = (layout: FlameLayout, level: number, row: number): number =>
  layout.order[positionOf(layout, level, row + 1) - 1];

/** Position of the first row of a level that is `row` or behind it. */
export function positionOf({ order, levelStart }: FlameLayout, level: number, row: number): number {
  let low = levelStart[level];
  let high = levelStart[level + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (order[middle] < row) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

function deepest(level: Int32Array): number {
  let most = -1;
  for (let row = 0; row < level.length; row++) {
    most = Math.max(most, level[row]);
  }
  return most;
}

interface Weighed {
  readonly weight: Float64Array;
  /** By level: rows with a weight. */
  readonly counts: Int32Array;
}

/** Subtrees before their roots, so that a row finds what is below it summed up. */
function* weighSubtrees({ level, self, right }: FlameTree, levels: number): Steps<Weighed> {
  const weight = new Float64Array(level.length);
  const counts = new Int32Array(levels);
  /** By level: the weight of the rows behind whose parent is still to come. */
  const below = new Float64Array(levels + 1);
  for (let row = level.length - 1; row >= 0; row--) {
    const depth = level[row];
    const own = Math.abs(self[row]) + (right ? Math.abs(right.self[row]) : 0) + below[depth + 1];
    weight[row] = own;
    counts[depth] += own > 0 ? 1 : 0;
    below[depth + 1] = 0;
    below[depth] += own;
    if (row % ROWS_PER_STEP === 0) {
      yield;
    }
  }
  return { weight, counts };
}

function weighCalls(level: Int32Array, { start, end }: CallTimes, levels: number): Weighed {
  const weight = end.map((moment, row) => moment - start[row]);
  const counts = new Int32Array(levels);
  weight.forEach((own, row) => (counts[level[row]] += own > 0 ? 1 : 0));
  return { weight, counts };
}

/** Start of each level, up to the first one without a weight: below it there is none either. */
function startOfLevels(counts: Int32Array): Int32Array {
  const empty = counts.indexOf(0);
  const levelStart = new Int32Array((empty === -1 ? counts.length : empty) + 1);
  for (let depth = 0; depth + 1 < levelStart.length; depth++) {
    levelStart[depth + 1] = levelStart[depth] + counts[depth];
  }
  return levelStart;
}

type Placed = Pick<FlameLayout, 'order' | 'left' | 'right' | 'levelStart' | 'total'>;

function* placeInTime(level: Int32Array, { start, end }: CallTimes, levelStart: Int32Array): Steps<Placed> {
  const positions = levelStart[levelStart.length - 1];
  const order = new Int32Array(positions);
  const left = new Float64Array(positions);
  const right = new Float64Array(positions);
  const nextPosition = levelStart.slice();
  for (let row = 0; row < level.length; row++) {
    if (end[row] > start[row]) {
      const position = nextPosition[level[row]]++;
      order[position] = row;
      left[position] = start[row];
      right[position] = end[row];
    }
    if (row % ROWS_PER_STEP === ROWS_PER_STEP - 1) {
      yield;
    }
  }
  return { order, left, right, levelStart, total: end[0] ?? 0 };
}

function* place(level: Int32Array, weight: Float64Array, levelStart: Int32Array): Steps<Placed> {
  const positions = levelStart[levelStart.length - 1];
  const order = new Int32Array(positions);
  const left = new Float64Array(positions);
  const right = new Float64Array(positions);
  const nextPosition = levelStart.slice();
  /** By level: where the next child of the row that is open above begins. */
  const nextEdge = new Float64Array(levelStart.length + 1);
  for (let row = 0; row < level.length; row++) {
    if (weight[row] > 0) {
      const depth = level[row];
      const position = nextPosition[depth]++;
      const edge = nextEdge[depth];
      order[position] = row;
      left[position] = edge;
      right[position] = edge + weight[row];
      nextEdge[depth] = right[position];
      nextEdge[depth + 1] = edge;
    }
    if (row % ROWS_PER_STEP === ROWS_PER_STEP - 1) {
      yield;
    }
  }
  return { order, left, right, levelStart, total: nextEdge[0] };
}
