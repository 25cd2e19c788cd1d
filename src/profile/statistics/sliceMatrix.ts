import { type FlameTree } from '../flameTree';
import { NameTable } from '../nameTable';
import { allSteps, type Steps } from '../steps';

/**
 * What each function has in each slice. Rows are functions, columns slices: function `f` in slice `k` is at
 * `f * columns + k`. In the unit of the sample type.
 */
export interface SliceMatrix {
  /** Row 0 is the root, which is no function. */
  readonly names: readonly string[];
  readonly columns: number;
  readonly self: Float64Array;
  /** A function that calls itself counts once per stack. */
  readonly total: Float64Array;
  /** Per column: all samples that have a stack. Those without one are in row 0 of `self`. */
  readonly withStack: Float64Array;
}

/** The matrix of trees of one sample type, a column for each tree, in order. */
export const sliceMatrix = (trees: readonly FlameTree[]): SliceMatrix => allSteps(sliceMatrixSteps(trees));

/** As `sliceMatrix`; a tree is a step. */
export function* sliceMatrixSteps(trees: readonly FlameTree[]): Steps<SliceMatrix> {
  const table = new NameTable();
  const rowsOf = trees.map(({ names }) => Int32Array.from(names, (name) => table.row(name)));
  const columns = trees.length;
  const self = new Float64Array(table.names.length * columns);
  const total = new Float64Array(table.names.length * columns);
  const onPath = new Int32Array(table.names.length);
  const path = new Int32Array(1 + Math.max(0, ...trees.map(({ level }) => deepest(level))));
  for (const [column, tree] of trees.entries()) {
    const { level, nameIndex } = tree;
    const rowOf = rowsOf[column];
    self[column] = tree.self[0];
    total[column] = tree.total[0];
    let depth = 0;
    for (let row = 1; row < level.length; row++) {
      for (; depth >= level[row]; depth--) {
        onPath[path[depth]]--;
      }
      const name = rowOf[nameIndex[row]];
      const cell = name * columns + column;
      self[cell] += tree.self[row];
      if (onPath[name] === 0) {
        total[cell] += tree.total[row];
      }
      onPath[name]++;
      path[++depth] = name;
    }
    for (; depth > 0; depth--) {
      onPath[path[depth]]--;
    }
    yield;
  }
  const withStack = total.subarray(0, columns).map((all, column) => all - self[column]);
  return { names: table.names, columns, self, total, withStack };
}

function deepest(level: Int32Array): number {
  let most = 0;
  for (let row = 0; row < level.length; row++) {
    most = Math.max(most, level[row]);
  }
  return most;
}
