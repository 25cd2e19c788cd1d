import { type Steps } from '../../../profile/steps';
import { viewOfSteps } from '../../../profile/view/applySteps';
import { bottomUpSteps } from '../../../profile/view/bottomUp';
import { groupByPackageSteps } from '../../../profile/view/groupByPackage';
import { type MarkedTree } from '../../../profile/view/graftSubtree';
import { sandwichSteps } from '../../../profile/view/sandwich';
import { type ViewStep } from '../../../profile/view/viewStep';
import { layoutSteps } from '../layout/layoutOf';
import { type Shape } from './viewState';

/** A tree that is drawn. Marks of noise are those of a comparison as it came; trees made of it are marked by `noiseMarks`. */
export interface DrawnTree extends MarkedTree {
  /** As in a sandwich, whose function is the root of both trees. */
  readonly rootIsFunction?: boolean;
  /** Whether callers are below what they call. */
  readonly callersBelow?: boolean;
}

export type Shown =
  | { readonly kind: 'single'; readonly tree: DrawnTree }
  | { readonly kind: 'sandwich'; readonly name: string; readonly callers: DrawnTree; readonly callees: DrawnTree }
  /** The steps left no frame of the function. */
  | { readonly kind: 'absent'; readonly name: string };

/** The trees of a view. */
export interface ViewTrees {
  /** What the steps leave. */
  readonly stepped: DrawnTree;
  /** That, put together as the shape says. */
  readonly shown: Shown;
  /** The tree that focus, search and the table of calls are about. */
  readonly main: DrawnTree;
}

/** Makes the trees of a view, and the layouts of those that are drawn. */
export function* viewTreesSteps(tree: DrawnTree, steps: readonly ViewStep[], shape: Shape): Steps<ViewTrees> {
  const stepped = yield* viewOfSteps(tree, steps);
  const shown = yield* shownTreesSteps(stepped, shape);
  for (const drawn of drawnTrees(shown)) {
    yield* layoutSteps(drawn);
  }
  return viewTrees(stepped, shown);
}

export const viewTrees = (stepped: DrawnTree, shown: Shown): ViewTrees => ({
  stepped,
  shown,
  main: drawnTrees(shown).at(-1) ?? stepped,
});

function drawnTrees(shown: Shown): readonly DrawnTree[] {
  switch (shown.kind) {
    case 'single':
      return [shown.tree];
    case 'sandwich':
      return [shown.callers, shown.callees];
    case 'absent':
      return [];
  }
}

/** Puts the stacks of a tree together as the shape says. */
function* shownTreesSteps(tree: DrawnTree, shape: Shape): Steps<Shown> {
  switch (shape.kind) {
    case 'topDown':
    case 'timeOrder':
      return { kind: 'single', tree };
    case 'bottomUp':
      return { kind: 'single', tree: { ...(yield* bottomUpSteps(tree)), callersBelow: true } };
    case 'packages':
      return { kind: 'single', tree: yield* groupByPackageSteps(tree) };
    case 'sandwich': {
      const both = yield* sandwichSteps(tree, shape.name);
      return both
        ? {
            kind: 'sandwich',
            name: shape.name,
            callers: { ...both.callers, rootIsFunction: true, callersBelow: true },
            callees: { ...both.callees, rootIsFunction: true },
          }
        : { kind: 'absent', name: shape.name };
    }
  }
}
