import { type FlameTree } from '../../../profile/flameTree';
import { inSteps } from '../../../profile/turns';
import { type FlameLayout, layOut, layOutSteps } from './flameLayout';

/** The layouts of trees that are still in use. */
const layouts = new WeakMap<FlameTree, FlameLayout>();

/** The layout of a tree, made at once where it was not made before. */
export function layoutOf(tree: FlameTree): FlameLayout {
  const known = layouts.get(tree) ?? layOut(tree);
  layouts.set(tree, known);
  return known;
}

/** Makes the layout of a tree in turns, for `layoutOf` to find. Rejects with the signal's reason. */
export async function prepareLayout(tree: FlameTree, signal: AbortSignal): Promise<void> {
  if (!layouts.has(tree)) {
    layouts.set(tree, await inSteps(layOutSteps(tree), signal));
  }
}
