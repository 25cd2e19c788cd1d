import { type FlameTree } from '../flameTree';
import { type RowNames, reshapeSteps } from '../reshape';
import { type Steps } from '../steps';
import { stackRows } from '../treeRows';

/**
 * All below a function, by its exact name, becomes its own cost: its frames are the last of their stacks. Where it is
 * called again below itself, that is a part of what goes.
 */
export function* collapseFunctionSteps(tree: FlameTree, name: string, seen: RowNames = tree): Steps<FlameTree> {
  const { level } = tree;
  const { nameIndex } = seen;
  const wanted = seen.names.indexOf(name);
  const place = new Int32Array(level.length);
  let top = 0;
  let outermost = Infinity;
  for (let row = 1; row < level.length; row++) {
    if (level[row] > outermost) {
      place[row] = top;
      continue;
    }
    place[row] = row;
    outermost = nameIndex[row] === wanted ? level[row] : Infinity;
    top = row;
  }
  yield;
  return yield* reshapeSteps(tree, { kept: stackRows(tree), place });
}
