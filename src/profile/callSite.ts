import { type FlameTree } from './flameTree';
import { reshapeSteps } from './reshape';
import { allSteps, type Steps } from './steps';
import { parentRows, stackRows } from './treeRows';
import { visibleText } from './visibleText';

/**
 * The tree of the stacks that begin with a call site: names as they are shown (`visibleText`), from the first frame below
 * the root down. The rows of the path stay, with what lies below it as their total.
 */
export function cutToCallSite(tree: FlameTree, callSite: readonly string[]): FlameTree {
  return allSteps(cutToCallSiteSteps(tree, callSite));
}

/** As `cutToCallSite`. */
export function* cutToCallSiteSteps(tree: FlameTree, callSite: readonly string[]): Steps<FlameTree> {
  const { level, nameIndex, names } = tree;
  const shown = names.map(visibleText);
  const parent = parentRows(level);
  const kept = stackRows(tree);
  /** Per row: how many names of the call site lead to it, if they all do. */
  const matched = new Int32Array(level.length);
  for (let row = 0; row < level.length; row++) {
    if (row > 0) {
      const above = matched[parent[row]];
      const isNext = above === level[row] - 1 && shown[nameIndex[row]] === callSite[above];
      matched[row] = above < callSite.length && isNext ? above + 1 : above;
    }
    if (matched[row] < callSite.length) {
      kept[row] = 0;
    }
  }
  yield;
  return yield* reshapeSteps(tree, { kept, place: Int32Array.from(kept.keys()) });
}
