import { type FlameTree } from '../flameTree';
import { type MeasureChanges, VERDICT } from '../statistics/judge';

/** Per row of a tree: the row of its function among the names of a comparison; 0, the root's, where it is not there. */
export function functionRows({ names, nameIndex }: FlameTree, compared: readonly string[]): Int32Array {
  const rowOf = new Map(compared.map((name, row) => [name, row]));
  const ofName = Int32Array.from(names, (name) => rowOf.get(name) ?? 0);
  const rows = nameIndex.map((name) => ofName[name]);
  rows[0] = 0;
  return rows;
}

/** Per row: 1 where its function has grown for sure and enough to matter, −1 where it has shrunk, else 0. */
export function realDirections(functions: Int32Array, { verdict, left, right }: MeasureChanges): Int8Array {
  return Int8Array.from(functions, (row) => (verdict[row] === VERDICT.changed ? Math.sign(right[row] - left[row]) : 0));
}
