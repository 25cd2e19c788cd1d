import { type FlameTree } from '../flameTree';

/** The widths of a tree's rows, as shares of the whole. Columns of the same length as the tree's. */
export interface Bars {
  /** Left end, 0 to 1. */
  readonly start: Float64Array;
  /** 0 to 1. */
  readonly width: Float64Array;
}

/**
 * Where the bars of a flame graph lie: a bar is as wide as all that its row and the rows below it have by themselves, on
 * both sides of a comparison, and signs left out, so that children are never wider than their parent. Calls in the order of
 * time lie where they were.
 */
export function barsOf({ level, self, right, times }: FlameTree): Bars {
  const rows = level.length;
  if (times) {
    const length = times.end[0] || 1;
    const width = times.end.map((end, row) => (end - times.start[row]) / length);
    return { start: times.start.map((start) => start / length), width };
  }
  const width = new Float64Array(rows);
  const start = new Float64Array(rows);
  const parent = new Int32Array(rows);
  const path: number[] = [];
  for (let row = 0; row < rows; row++) {
    path[level[row]] = row;
    parent[row] = row === 0 ? 0 : path[level[row] - 1];
    width[row] = Math.abs(self[row]) + Math.abs(right?.self[row] ?? 0);
  }
  for (let row = rows - 1; row > 0; row--) {
    width[parent[row]] += width[row];
  }
  const whole = width[0] || 1;
  const next = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    width[row] /= whole;
    start[row] = row === 0 ? 0 : next[parent[row]];
    next[parent[row]] = start[row] + width[row];
    next[row] = start[row];
  }
  return { start, width };
}
