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
  /** Row of the parent; −1 for a root. */
  readonly parent: Int32Array;
  /** First row behind the subtree. */
  readonly end: Int32Array;
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

/** Three passes over the columns, whatever the shape of the tree. */
export const layOut = (tree: FlameTree): FlameLayout => allSteps(layOutSteps(tree));

/** Rows of one pass to a step. */
const ROWS_PER_STEP = 131_072;

/** As `layOut`. */
export function* layOutSteps(tree: FlameTree): Steps<FlameLayout> {
  const levels = deepest(tree.level) + 1;
  yield;
  const measured = yield* measure(tree, levels);
  yield;
  const levelStart = countByLevel(tree.level, measured.weight, levels);
  yield;
  const { level, times } = tree;
  const placed = times
    ? yield* placeInTime(level, times, levelStart)
    : yield* place(level, measured.weight, levelStart);
  return { level, ...measured, ...placed, inTime: times !== undefined };
}

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

function* measure(
  { level, self, right, times }: FlameTree,
  levels: number
): Steps<Pick<FlameLayout, 'weight' | 'parent' | 'end'>> {
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
    if (row % ROWS_PER_STEP === ROWS_PER_STEP - 1) {
      yield;
    }
  }
  return { weight: times ? times.end.map((moment, row) => moment - times.start[row]) : weight, parent, end };
}

/** Start of each level, up to the first one without a weight: below it there is none either. */
function countByLevel(level: Int32Array, weight: Float64Array, levels: number): Int32Array {
  const counts = new Int32Array(levels);
  for (let row = 0; row < level.length; row++) {
    counts[level[row]] += weight[row] > 0 ? 1 : 0;
  }
  const empty = counts.indexOf(0);
  const levelStart = new Int32Array((empty === -1 ? levels : empty) + 1);
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
