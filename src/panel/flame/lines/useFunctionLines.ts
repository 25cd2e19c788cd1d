import { useMemo } from 'react';

import { type FlameTree } from '../../../profile/flameTree';
import { type FunctionLines, functionLinesSteps } from '../../../profile/functionLines';
import { type Steps } from '../../../profile/steps';
import { viewOfSteps } from '../../../profile/view/applySteps';
import { type ViewStep } from '../../../profile/view/viewStep';
import { type Making, useMade } from '../useMade';
import { type FunctionPlace } from '../view/viewState';
import { type LineSource } from './lineSource';
import { type LineTree, useLineTree } from './useLineTree';

export type LinesState =
  | Exclude<LineTree, { kind: 'tree' }>
  /** Of each file that has a function of the name; none where the steps leave no such function. */
  | { readonly kind: 'counted'; readonly files: readonly FunctionLines[]; readonly isCut: boolean };

interface Wanted {
  readonly lineTree: Extract<LineTree, { kind: 'tree' }>;
  readonly steps: readonly ViewStep[];
  readonly name: string;
}

export interface FunctionLinesNow {
  readonly state: LinesState;
  readonly onRetry: () => void;
}

/** What the lines of a function cost in what steps leave of a tree. */
export function useFunctionLines(
  shown: FlameTree,
  steps: readonly ViewStep[],
  of: FunctionPlace,
  source: LineSource
): FunctionLinesNow {
  const { lineTree, onRetry } = useLineTree(shown, of, source, 'line');
  const { name } = of;
  const wanted = useMemo(
    (): Wanted | undefined => (lineTree.kind === 'tree' ? { lineTree, steps, name } : undefined),
    [lineTree, steps, name]
  );
  const made = useMade(wanted, LINES);
  const state = useMemo((): LinesState => {
    if (lineTree.kind !== 'tree') {
      return lineTree;
    }
    return made && made.of === wanted
      ? { kind: 'counted', files: made.value, isCut: lineTree.isCut }
      : { kind: 'asking' };
  }, [lineTree, made, wanted]);
  return { state, onRetry };
}

/** Rows of which lines are counted while rendering. */
const COUNTED_AT_ONCE = 5_000;

const LINES: Making<Wanted, readonly FunctionLines[]> = {
  steps: linesLeft,
  isSmall: ({ lineTree }) => lineTree.tree.level.length <= COUNTED_AT_ONCE,
};

function* linesLeft({ lineTree, steps, name }: Wanted): Steps<readonly FunctionLines[]> {
  return yield* functionLinesSteps(yield* viewOfSteps(lineTree.tree, steps, lineTree.seenName), name);
}
