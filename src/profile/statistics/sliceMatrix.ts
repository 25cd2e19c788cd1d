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
  const rowsOf = trees.map(({ names }) => table.rowsOf(names));
  const columns = trees.length;
  const count = table.names.length;
  const self = new Float64Array(count * columns);
  const total = new Float64Array(count * columns);
  const column = { self: new Float64Array(count), total: new Float64Array(count) };
  const onPath = new Int32Array(count);
  // No stack is deeper than its tree has rows.
  const path = new Int32Array(trees.reduce((most, { level }) => Math.max(most, level.length), 1));
  for (const [at, tree] of trees.entries()) {
    addFunctions(tree, rowsOf[at], column, onPath, path);
    for (let name = 0; name < count; name++) {
      self[name * columns + at] = column.self[name];
      total[name * columns + at] = column.total[name];
    }
    column.self.fill(0);
    column.total.fill(0);
    yield;
  }
  const withStack = total.subarray(0, columns).map((all, column) => all - self[column]);
  return { names: table.names, columns, self, total, withStack };
}

/** Adds up what a tree has of each function. `onPath` is 0 everywhere, before and after. */
function addFunctions(
  { level, nameIndex, self, total }: FlameTree,
  rowOf: Int32Array,
  column: { readonly self: Float64Array; readonly total: Float64Array },
  onPath: Int32Array,
  path: Int32Array
): void {
  column.self[0] = self[0];
  column.total[0] = total[0];
  let depth = 0;
  for (let row = 1; row < level.length; row++) {
    for (; depth >= level[row]; depth--) {
      onPath[path[depth]]--;
    }
    const name = rowOf[nameIndex[row]];
    column.self[name] += self[row];
    if (onPath[name] === 0) {
      column.total[name] += total[row];
    }
    onPath[name]++;
    path[++depth] = name;
  }
  for (; depth > 0; depth--) {
    onPath[path[depth]]--;
  }
}
