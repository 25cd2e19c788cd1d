import { type FlameTree } from '../../../profile/flameTree';
import { OTHER_NAME } from '../../../profile/pruneTree';
import { applySteps } from '../../../profile/view/applySteps';
import { bottomUp } from '../../../profile/view/bottomUp';
import { groupByPackage } from '../../../profile/view/groupByPackage';
import { sandwich } from '../../../profile/view/sandwich';
import { type ViewStep } from '../../../profile/view/viewStep';
import { type Shape } from './viewState';

/** A tree that is drawn. */
export interface DrawnTree extends FlameTree {
  /** Per row: how many nodes an `other` row stands for, -1 where steps have made that unknown; 0 on every other row. */
  readonly folded?: Int32Array;
  /** As in a sandwich, whose function is the root of both trees. */
  readonly rootIsFunction?: boolean;
}

export type Shown =
  | { readonly kind: 'single'; readonly tree: DrawnTree }
  | { readonly kind: 'sandwich'; readonly name: string; readonly callers: DrawnTree; readonly callees: DrawnTree }
  /** The steps left no frame of the function. */
  | { readonly kind: 'absent'; readonly name: string };

/** The tree that steps leave of another. */
export const steppedTree = (tree: DrawnTree, steps: readonly ViewStep[]): DrawnTree =>
  steps.length === 0 ? tree : withFolded(applySteps(tree, steps), tree);

/** Puts the stacks of a tree together as the shape says. */
export function shownTrees(tree: DrawnTree, shape: Shape): Shown {
  switch (shape.kind) {
    case 'topDown':
      return { kind: 'single', tree };
    case 'bottomUp':
      return { kind: 'single', tree: withFolded(bottomUp(tree), tree) };
    case 'packages':
      return { kind: 'single', tree: groupByPackage(tree) };
    case 'sandwich': {
      const both = sandwich(tree, shape.name);
      return both
        ? {
            kind: 'sandwich',
            name: shape.name,
            callers: { ...withFolded(both.callers, tree), rootIsFunction: true },
            callees: { ...withFolded(both.callees, tree), rootIsFunction: true },
          }
        : { kind: 'absent', name: shape.name };
    }
  }
}

/**
 * Rows that stand for what was cut off keep their mark by their name, unless a function has that name too: then nothing
 * tells them apart any more.
 */
function withFolded(made: FlameTree, from: DrawnTree): DrawnTree {
  const other = from.names.indexOf(OTHER_NAME);
  const { folded, nameIndex } = from;
  if (!folded || other === -1 || !nameIndex.every((name, row) => (name === other) === (folded[row] !== 0))) {
    return made;
  }
  const name = made.names.indexOf(OTHER_NAME);
  return { ...made, folded: made.nameIndex.map((of) => (of === name ? -1 : 0)) };
}
