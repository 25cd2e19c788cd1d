import { useEffect, useState } from 'react';

import { type FlameTree } from '../../../profile/flameTree';
import { prepareLayout } from '../layout/layoutOf';

/** Rows that are laid out within a frame. */
const FAST_ROWS = 50_000;

/**
 * Whether a graph can be put on the page: a large tree is laid out in turns before, so that the page answers meanwhile.
 * Later trees of the same view are laid out as they come, since taking the graph away would take the keyboard's focus.
 */
export function useFirstLayout(tree: FlameTree): boolean {
  const [isReady, setReady] = useState(tree.level.length <= FAST_ROWS);
  useEffect(() => {
    if (isReady) {
      return undefined;
    }
    const stop = new AbortController();
    prepareLayout(tree, stop.signal).then(
      () => setReady(true),
      () => undefined
    );
    return () => stop.abort();
  }, [tree, isReady]);
  return isReady;
}
