import { useState } from 'react';

import { type FlameTree } from '../../../profile/flameTree';
import { sameRow } from '../../../profile/view/callPath';

/** The row whose facts stay in sight. In another tree it is the one with the same path, where there is one. */
export function usePinned(tree: FlameTree): readonly [row: number | undefined, pin: (row: number | undefined) => void] {
  const [pinned, setPinned] = useState<{ readonly tree: FlameTree; readonly row: number | undefined }>({
    tree,
    row: undefined,
  });
  const isHere = pinned.tree === tree;
  const row = isHere || pinned.row === undefined ? pinned.row : sameRow(pinned.tree, pinned.row, tree);
  if (!isHere) {
    setPinned({ tree, row });
  }
  return [row, (next) => setPinned({ tree, row: next })];
}
