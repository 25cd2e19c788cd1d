import { type FlameTree } from '../../../profile/flameTree';
import { bottomUp } from '../../../profile/view/bottomUp';
import { groupByPackage } from '../../../profile/view/groupByPackage';
import { sandwich } from '../../../profile/view/sandwich';
import { type Shape } from './viewState';

/** A tree that is drawn. */
export interface DrawnTree extends FlameTree {
  /** As in a sandwich, whose function is the root of both trees. */
  readonly rootIsFunction?: boolean;
}

export type Shown =
  | { readonly kind: 'single'; readonly tree: DrawnTree }
  | { readonly kind: 'sandwich'; readonly name: string; readonly callers: DrawnTree; readonly callees: DrawnTree }
  /** The steps left no frame of the function. */
  | { readonly kind: 'absent'; readonly name: string };

/** Puts the stacks of a tree together as the shape says. */
export function shownTrees(tree: DrawnTree, shape: Shape): Shown {
  switch (shape.kind) {
    case 'topDown':
      return { kind: 'single', tree };
    case 'bottomUp':
      return { kind: 'single', tree: bottomUp(tree) };
    case 'packages':
      return { kind: 'single', tree: groupByPackage(tree) };
    case 'sandwich': {
      const both = sandwich(tree, shape.name);
      return both
        ? {
            kind: 'sandwich',
            name: shape.name,
            callers: { ...both.callers, rootIsFunction: true },
            callees: { ...both.callees, rootIsFunction: true },
          }
        : { kind: 'absent', name: shape.name };
    }
  }
}
