import { type RefObject, useLayoutEffect } from 'react';

import { type FlameTree } from '../../../profile/flameTree';
import { type ValueWindow } from '../layout/visibleBars';
import { type Stage } from './stage';

/** Tells of each tree, while it is drawn, what lies between the edges of its canvas. Asking costs no frame. */
export type Sights = Map<FlameTree, () => ValueWindow | undefined>;

export function useSight(sights: Sights | undefined, tree: FlameTree, stage: RefObject<Stage | undefined>): void {
  useLayoutEffect(() => {
    sights?.set(tree, () => stage.current?.viewpoint.destination);
    return () => void sights?.delete(tree);
  }, [sights, tree, stage]);
}
