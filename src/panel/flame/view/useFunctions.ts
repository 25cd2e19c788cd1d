import { startTransition, useEffect, useMemo, useState } from 'react';

import { type FlameTree } from '../../../profile/flameTree';
import { functionTotals, functionTotalsSteps } from '../../../profile/functions';
import { inSteps } from '../../../profile/turns';
import { type FunctionColumns } from '../../../profile/view/sortFunctions';

/** Up to so many rows of a tree its functions are counted before it is drawn. */
const AT_ONCE = 50_000;

interface Counted {
  readonly tree: FlameTree;
  readonly functions: FunctionColumns;
}

/** The functions of a tree, where they are not known already; `undefined` while those of a large tree are counted. */
export function useFunctions(tree: FlameTree, known: FunctionColumns | undefined): FunctionColumns | undefined {
  const atOnce = useMemo(
    () => known ?? (tree.level.length <= AT_ONCE ? functionTotals(tree) : undefined),
    [tree, known]
  );
  const [counted, setCounted] = useState<Counted>();
  useEffect(() => {
    if (atOnce) {
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    const count = async (): Promise<void> => {
      const functions = await inSteps(functionTotalsSteps(tree), signal);
      startTransition(() => setCounted({ tree, functions }));
    };
    // The graph comes first.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        count().catch((error: unknown) => {
          if (!signal.aborted) {
            throw error;
          }
        });
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      controller.abort();
    };
  }, [tree, atOnce]);
  return atOnce ?? (counted?.tree === tree ? counted.functions : undefined);
}
