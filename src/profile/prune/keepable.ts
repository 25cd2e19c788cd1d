import { type FlameTree } from '../flameTree';
import { type TreeShape } from './treeShape';

export interface PruneLimits {
  /** Deepest level of a row. The flame graph's canvas grows with it and fails at some height. */
  readonly maxDepth: number;
  /** Children of a row, its `other` included. The flame graph's layout is quadratic in them. */
  readonly maxChildren: number;
}

/** The weight of each row that may be kept; 0 for a row that weighs nothing or lies beyond the limits. */
export function keepableWeights(tree: FlameTree, shape: TreeShape, limits: PruneLimits): Float64Array {
  const { parent, weight, childCount } = shape;
  const keepable = weight.slice();
  const surplus = surplusChildren(shape, limits.maxChildren);
  for (let row = 1; row < keepable.length; row++) {
    const tooDeep = tree.level[row] > limits.maxDepth || (tree.level[row] === limits.maxDepth && childCount[row] > 0);
    if (tooDeep || surplus.has(row) || keepable[parent[row]] === 0) {
      keepable[row] = 0;
    }
  }
  return keepable;
}

/** The lightest children of rows with too many of them; one place is left for the `other` row. */
function surplusChildren({ parent, weight, childCount }: TreeShape, maxChildren: number): ReadonlySet<number> {
  const families = new Map<number, number[]>();
  for (let row = 1; row < parent.length; row++) {
    if (weight[row] > 0 && childCount[parent[row]] > maxChildren) {
      const children = families.get(parent[row]) ?? [];
      children.push(row);
      families.set(parent[row], children);
    }
  }
  const surplus = new Set<number>();
  for (const children of families.values()) {
    children.sort((one, other) => weight[other] - weight[one] || one - other);
    children.slice(maxChildren - 1).forEach((row) => surplus.add(row));
  }
  return surplus;
}
