import { type FlameTree } from '../flameTree';

/** What pruning needs to know of each row of a tree. */
export interface TreeShape {
  /** Row of the parent; −1 for the root. */
  readonly parent: Int32Array;
  /**
   * Σ |self| over the subtree, both sides of a comparison added. Unlike a total it cannot cancel out in a delta
   * profile, and it never grows from parent to child.
   */
  readonly weight: Float64Array;
  /** Children with a weight above 0. */
  readonly childCount: Int32Array;
}

/** Looks that up in a few passes over the rows. */
export function measureTree({ level, self, right }: FlameTree): TreeShape {
  const rows = level.length;
  const parent = new Int32Array(rows).fill(-1);
  const path: number[] = [];
  for (let row = 0; row < rows; row++) {
    const depth = level[row];
    path[depth] = row;
    if (depth > 0) {
      parent[row] = path[depth - 1];
    }
  }
  const weight = self.map(Math.abs);
  if (right) {
    right.self.forEach((value, row) => {
      weight[row] += Math.abs(value);
    });
  }
  const childCount = new Int32Array(rows);
  for (let row = rows - 1; row > 0; row--) {
    weight[parent[row]] += weight[row];
    if (weight[row] > 0) {
      childCount[parent[row]]++;
    }
  }
  return { parent, weight, childCount };
}
