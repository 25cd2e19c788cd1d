import { type FlameTree } from '../flameTree';
import { type RowNames, reshapeSteps } from '../reshape';
import { type Steps } from '../steps';
import { stackRows } from '../treeRows';

/** Keeps the stacks that begin with a path of names from below the root on. */
export function* focusPathSteps(tree: FlameTree, path: readonly string[], seen: RowNames = tree): Steps<FlameTree> {
  const { level } = tree;
  const wanted = Int32Array.from(path, (name) => seen.names.indexOf(name));
  const kept = stackRows(tree);
  /** How many names of the path lead to the row. */
  let found = 0;
  for (let row = 0; row < level.length; row++) {
    const depth = level[row];
    found = Math.min(found, Math.max(0, depth - 1));
    if (depth > 0 && found === depth - 1 && found < wanted.length && seen.nameIndex[row] === wanted[found]) {
      found++;
    }
    if (found < wanted.length) {
      kept[row] = 0;
    }
  }
  yield;
  const place = new Int32Array(kept.length).map((_, at) => at);
  yield;
  return yield* reshapeSteps(tree, { kept, place });
}
