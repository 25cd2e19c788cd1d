import { useEffect, useMemo, useState } from 'react';

import { allSteps } from '../../../profile/steps';
import { inSteps } from '../../../profile/turns';
import { type ViewStep } from '../../../profile/view/viewStep';
import { type FunctionColumns } from '../../../profile/view/sortFunctions';
import { type DrawnTree, type ViewTrees, viewTrees, viewTreesSteps } from './shownTrees';
import { type Shape, type ViewState } from './viewState';

/** Rows that are laid out within half a frame, and rows of which any other tree is made within one. */
const LAID_OUT_AT_ONCE = 150_000;
const MADE_AT_ONCE = 5_000;

interface Wanted {
  readonly tree: DrawnTree;
  readonly functions: FunctionColumns | undefined;
  readonly steps: readonly ViewStep[];
  readonly shape: Shape;
}

interface Made {
  readonly of: Wanted;
  readonly trees: ViewTrees;
}

export interface ShownNow extends ViewTrees {
  /** Figures of the functions that the steps leave, where they are known. */
  readonly known: FunctionColumns | undefined;
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
  // Functions come with their tree, and make no other of it.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const wanted = useMemo((): Wanted => ({ tree, functions, steps, shape }), [tree, steps, shape]);
  const [made, setMade] = useState(() => madeAtOnce(wanted));
  const isCurrent = made?.of === wanted;
  if (!isCurrent) {
    const next = madeAtOnce(wanted);
    if (next) {
      setMade(next);
    }
  }
  useEffect(() => {
    if (isCurrent) {
      return undefined;
    }
    const stop = new AbortController();
    inSteps(stepsOf(wanted), stop.signal).then(
      (trees) => setMade({ of: wanted, trees }),
      (error: unknown) => {
        if (!stop.signal.aborted) {
          // To the boundary around the view, as if it had been thrown while rendering.
          setMade(() => {
            throw error;
          });
        }
      }
    );
    return () => stop.abort();
  }, [wanted, isCurrent]);
  if (!made) {
    return { progress: 'none', known: functions, ...viewTrees(tree, { kind: 'single', tree }) };
  }
  const { of, trees } = made;
  const ofProfile = of.tree === tree ? functions : of.functions;
  return {
    progress: isCurrent ? 'current' : 'before',
    known: trees.stepped === of.tree ? ofProfile : undefined,
    ...trees,
  };
}

const stepsOf = ({ tree, steps, shape }: Wanted) => viewTreesSteps(tree, steps, shape);

function madeAtOnce(wanted: Wanted): Made | undefined {
  const { tree, steps, shape } = wanted;
  const isSame = steps.every(({ kind }) => kind === 'inFull') && shape.kind === 'topDown';
  const rows = isSame ? LAID_OUT_AT_ONCE : MADE_AT_ONCE;
  return tree.level.length <= rows ? { of: wanted, trees: allSteps(stepsOf(wanted)) } : undefined;
}
