import { type FlameTree } from '../../../profile/flameTree';
import { allSteps, type Steps } from '../../../profile/steps';
import { type FlameLayout, layOutSteps } from './flameLayout';

/** The layouts of trees that are still in use. */
const layouts = new WeakMap<FlameTree, FlameLayout>();

/** The layout of a tree, made at once where it was not made before. */
export const layoutOf = (tree: FlameTree): FlameLayout => layouts.get(tree) ?? allSteps(layoutSteps(tree));

/** Makes the layout of a tree, for `layoutOf` to find. */
export function* layoutSteps(tree: FlameTree): Steps<FlameLayout> {
  const layout = layouts.get(tree) ?? (yield* layOutSteps(tree));
  layouts.set(tree, layout);
  return layout;
}
