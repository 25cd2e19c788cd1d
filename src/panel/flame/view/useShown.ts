import { useMemo } from 'react';

import { type ViewStep } from '../../../profile/view/viewStep';
import { type FunctionColumns } from '../../../profile/view/sortFunctions';
import { type Making, useMade } from '../useMade';
import { type DrawnTree, type ViewTrees, viewTrees, viewTreesSteps } from './shownTrees';
import { type Shape, type ViewState } from './viewState';

/** Rows that are laid out within half a frame, and rows of which any other tree is made within one. */
const LAID_OUT_AT_ONCE = 150_000;
const MADE_AT_ONCE = 5_000;

interface Wanted {
  readonly tree: DrawnTree;
  readonly functions: FunctionColumns | undefined;
  readonly madeBy: MadeBy;
}

interface MadeBy {
  readonly steps: readonly ViewStep[];
  readonly shape: Shape;
}

export interface ShownNow extends ViewTrees {
  /** Figures of the functions that the steps leave, where they are known. */
  readonly known: FunctionColumns | undefined;
  /** What the trees were made by: the same object as long as it is the same choice. */
  readonly madeBy: MadeBy;
  /** `none`: nothing can be drawn yet. `before`: the trees are those of the choice before, while the next are made. */
  readonly progress: 'none' | 'before' | 'current';
}

/**
 * The trees that a view shows. Those of large trees are made in turns, so that the page answers meanwhile, and what nobody
 * waits for any more is not made further. Until they are there those before them stay, and the keyboard's focus with them.
 * `functions` are of the whole tree, where they are known.
 */
export function useShown(
  tree: DrawnTree,
  functions: FunctionColumns | undefined,
  state: Pick<ViewState, 'steps' | 'shape'>
): ShownNow {
  const { shape } = state;
  const all = state.steps.steps;
  // What is wanted in full is in the tree, and changes no stack of it.
  const steps = useMemo(() => all.filter(({ kind }) => kind !== 'inFull'), [all]);
  const madeBy = useMemo((): MadeBy => ({ steps, shape }), [steps, shape]);
  // Functions come with their tree, and make no other of it.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const wanted = useMemo((): Wanted => ({ tree, functions, madeBy }), [tree, madeBy]);
  const made = useMade(wanted, VIEW);
  if (!made) {
    return { progress: 'none', known: functions, madeBy, ...viewTrees(tree, { kind: 'single', tree }) };
  }
  const { of, value: trees } = made;
  const ofProfile = of.tree === tree ? functions : of.functions;
  return {
    progress: of === wanted ? 'current' : 'before',
    known: trees.stepped === of.tree ? ofProfile : undefined,
    madeBy: of.madeBy,
    ...trees,
  };
}

const VIEW: Making<Wanted, ViewTrees> = {
  steps: ({ tree, madeBy: { steps, shape } }) => viewTreesSteps(tree, steps, shape),
  isSmall: ({ tree, madeBy: { steps, shape } }) => {
    const isSame = steps.length === 0 && (shape.kind === 'topDown' || shape.kind === 'timeOrder');
    return tree.level.length <= (isSame ? LAID_OUT_AT_ONCE : MADE_AT_ONCE);
  },
};
