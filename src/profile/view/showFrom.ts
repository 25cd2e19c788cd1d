import { type FlameTree } from '../flameTree';
import { type RowNames, reshapeSteps } from '../reshape';
import { type Steps } from '../steps';
import { stackRows } from '../treeRows';

/**
 * Stacks begin at the outermost frame of a function, by its exact name: the frames above it go, and so do the stacks that
 * have none. As `-show_from` of https://github.com/google/pprof/blob/main/doc/README.md
 */
export function* showFromSteps(tree: FlameTree, name: string, seen: RowNames = tree): Steps<FlameTree> {
  const { level } = tree;
  const { nameIndex } = seen;
  const wanted = seen.names.indexOf(name);
  const kept = stackRows(tree);
  kept[0] = 0;
  const place = new Int32Array(level.length);
  let outermost = Infinity;
  for (let row = 1; row < level.length; row++) {
    if (level[row] <= outermost) {
      outermost = nameIndex[row] === wanted ? level[row] : Infinity;
    }
    if (level[row] >= outermost) {
      place[row] = row;
    } else {
      kept[row] = 0;
    }
  }
  yield;
  return yield* reshapeSteps(tree, { kept, place });
}
