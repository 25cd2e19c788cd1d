import { useEffect, useMemo, useState } from 'react';

import { type FlameTree } from '../../../profile/flameTree';
import { type FunctionLines, functionLinesSteps, functionOfName } from '../../../profile/functionLines';
import { inSteps } from '../../../profile/turns';
import { type FunctionPlace } from '../view/viewState';
import { type LineSource } from './lineSource';
import { type LineTree, useLineTree } from './useLineTree';

export type LinesState =
  | Exclude<LineTree, { kind: 'tree' }>
  /** Of each file that has a function of the name; none where the profile has no such function. */
  | { readonly kind: 'counted'; readonly files: readonly FunctionLines[]; readonly isCut: boolean };

interface Counted {
  readonly tree: FlameTree;
  readonly name: string;
  readonly files: readonly FunctionLines[];
}

export interface FunctionLinesNow {
  /** The function alone, without the line that the name of a row may hold. */
  readonly of: FunctionPlace;
  readonly state: LinesState;
  readonly onRetry: () => void;
}

/** What the lines of a function of a tree cost; `wanted` is named as in the tree. */
export function useFunctionLines(shown: FlameTree, wanted: FunctionPlace, source: LineSource): FunctionLinesNow {
  const of = useMemo(() => functionOfName(shown, wanted.name, wanted.file), [shown, wanted]);
  const { lineTree, onRetry } = useLineTree(shown, of, source);
  const tree = lineTree.kind === 'tree' ? lineTree.tree : undefined;
  const { name } = of;
  const [counted, setCounted] = useState<Counted>();
  useEffect(() => {
    if (!tree) {
      return undefined;
    }
    const stop = new AbortController();
    inSteps(functionLinesSteps(tree, name), stop.signal).then(
      (files) => setCounted({ tree, name, files }),
      (error: unknown) => {
        if (!stop.signal.aborted) {
          // To the boundary around the view, as if it had been thrown while rendering.
          setCounted(() => {
            throw error;
          });
        }
      }
    );
    return () => stop.abort();
  }, [tree, name]);
  const state = useMemo((): LinesState => {
    if (lineTree.kind !== 'tree') {
      return lineTree;
    }
    return counted?.tree === lineTree.tree && counted.name === name
      ? { kind: 'counted', files: counted.files, isCut: lineTree.isCut }
      : { kind: 'asking' };
  }, [lineTree, counted, name]);
  return { of, state, onRetry };
}
