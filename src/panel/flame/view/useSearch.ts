import { useEffect, useMemo, useState } from 'react';

import { type FlameTree } from '../../../profile/flameTree';
import { compileSearch, type SearchPattern } from '../../../profile/view/searchPattern';
import { type SearchMatches, searchTree } from '../../../profile/view/searchTree';
import { type NameTest } from '../../../profile/view/textSearch';

/** What a search has found so far; `test` stays the one before while a new pattern is being compiled. */
export interface Search {
  readonly test: NameTest | undefined;
  readonly problem: string | undefined;
}

/** Compiles a pattern each time it changes. A pattern that is none finds nothing, and says why. */
export function useSearchTest({ kind, pattern }: SearchPattern): Search {
  const [search, setSearch] = useState<Search>({ test: undefined, problem: undefined });
  useEffect(() => {
    let isCurrent = true;
    void compileSearch({ kind, pattern }).then((compiled) => {
      if (isCurrent) {
        const [test, problem] = compiled.ok ? [compiled.value, undefined] : [undefined, compiled.error.detail];
        // Nothing is rendered anew where nothing is looked for.
        setSearch((now) => (now.test === test && now.problem === problem ? now : { test, problem }));
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [kind, pattern]);
  return search;
}

/** What a search has found in a tree, and a mark for each of those rows. */
export interface FoundRows {
  readonly found: SearchMatches;
  readonly marks: Uint8Array;
}

/** As `findRows`, made once; `undefined` where nothing is looked for. */
export const useMatches = (tree: FlameTree, test: NameTest | undefined): FoundRows | undefined =>
  useMemo(() => test && findRows(tree, test), [tree, test]);

export function findRows(tree: FlameTree, test: NameTest): FoundRows {
  const found = searchTree(tree, test);
  const marks = new Uint8Array(tree.level.length);
  found.rows.forEach((row) => (marks[row] = 1));
  return { found, marks };
}
