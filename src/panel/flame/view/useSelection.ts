import { useCallback, useState } from 'react';

import { type FlameTree } from '../../../profile/flameTree';
import { fileOf } from '../../../profile/frameFiles';
import { pathOf, sameRow } from '../../../profile/view/callPath';
import { type RowSubject } from './rowChange';
import { type DrawnTree } from './shownTrees';

export interface Selection {
  /** The function that stands out in graph and tables, by its name in the tree. */
  readonly picked: string | undefined;
  /** The row that is selected in a tree; `undefined` where it is in another one. */
  readonly rowIn: (tree: FlameTree) => number | undefined;
  readonly select: (tree: DrawnTree, row: number | undefined) => void;
  /** Picks a function, and selects the largest of its rows in a tree. */
  readonly pick: (tree: DrawnTree, name: string | undefined) => void;
  /** What a key is about. Its path takes a pass over the tree, so it is made when a key asks for it. */
  readonly subject: () => RowSubject | undefined;
}

interface Selected {
  readonly tree: DrawnTree;
  readonly row: number;
}

/**
 * One selection for graph and tables: what is selected in one of them is picked in the others. In another main tree, as
 * after a refresh or a step, the row of the same path is selected where there is one.
 */
export function useSelection(main: DrawnTree): Selection {
  const [selected, setSelected] = useState<Selected>();
  const [before, setBefore] = useState(main);
  if (before !== main) {
    setBefore(main);
    if (selected?.tree === before) {
      const row = sameRow(before, selected.row, main);
      setSelected(row === undefined ? undefined : { tree: main, row });
    }
  }
  const [picked, setPicked] = useState<string>();
  const select = useCallback((tree: DrawnTree, row: number | undefined): void => {
    setSelected(row === undefined ? undefined : { tree, row });
    setPicked(row === undefined ? undefined : functionOf(tree, row) || undefined);
  }, []);
  const pick = useCallback((tree: DrawnTree, name: string | undefined): void => {
    const row = name === undefined ? undefined : largestRow(tree, name);
    setSelected(row === undefined ? undefined : { tree, row });
    setPicked(name);
  }, []);
  return {
    picked,
    rowIn: (tree) => (selected?.tree === tree ? selected.row : undefined),
    select,
    pick,
    subject: () => (selected ? subjectOf(selected.tree, selected.row) : functionSubject(picked)),
  };
}

/** The root of a tree is no function, but for a sandwich. */
const functionOf = ({ names, nameIndex, rootIsFunction }: DrawnTree, row: number): string =>
  row === 0 && rootIsFunction !== true ? '' : names[nameIndex[row]];

export const subjectOf = (tree: DrawnTree, row: number): RowSubject => ({
  name: functionOf(tree, row),
  file: fileOf(tree, row),
  path: pathOf(tree, row),
  moment: tree.times?.start[row],
  folded: tree.folded?.[row] ?? 0,
});

const functionSubject = (name: string | undefined): RowSubject | undefined =>
  name === undefined ? undefined : { name, file: '', path: [], folded: 0 };

function largestRow({ names, nameIndex, total, right }: FlameTree, name: string): number | undefined {
  const wanted = names.indexOf(name);
  let largest = -1;
  let most = -Infinity;
  for (let row = 1; row < nameIndex.length; row++) {
    const weight = Math.abs(total[row]) + Math.abs(right?.total[row] ?? 0);
    if (nameIndex[row] === wanted && weight > most) {
      largest = row;
      most = weight;
    }
  }
  return largest === -1 ? undefined : largest;
}
