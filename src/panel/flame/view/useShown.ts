import { useDeferredValue, useMemo } from 'react';

import { applySteps } from '../../../profile/view/applySteps';
import { type DrawnTree, type Shown, shownTrees } from './shownTrees';
import { type ViewState } from './viewState';

/** The trees of a view. */
export interface ShownNow {
  /** What the steps leave. */
  readonly stepped: DrawnTree;
  /** That, put together as the shape says. */
  readonly shown: Shown;
  /** The tree that focus, search and the table of calls are about. */
  readonly main: DrawnTree;
  /** Whether the trees are those of the steps and the shape before, while the next ones are made. */
  readonly isWorking: boolean;
}

/**
 * Steps and shapes of large trees take a while: what was chosen is on the screen before they are made. Another profile is
 * shown at once.
 */
export function useShown(tree: DrawnTree, { steps, shape }: ViewState): ShownNow {
  const wanted = useMemo(() => ({ tree, steps: steps.steps, shape }), [tree, steps.steps, shape]);
  const deferred = useDeferredValue(wanted);
  const now = deferred.tree === tree ? deferred : wanted;
  const stepped = useMemo(() => applySteps(now.tree, now.steps), [now.tree, now.steps]);
  const shown = useMemo(() => shownTrees(stepped, now.shape), [stepped, now.shape]);
  return { stepped, shown, main: mainTree(shown, stepped), isWorking: now !== wanted };
}

function mainTree(shown: Shown, stepped: DrawnTree): DrawnTree {
  switch (shown.kind) {
    case 'single':
      return shown.tree;
    case 'sandwich':
      return shown.callees;
    case 'absent':
      return stepped;
  }
}
