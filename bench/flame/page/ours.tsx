import React, { useMemo } from 'react';

import { AWAITED_TREE } from '../../../src/panel/flame/awaitedTree';
import FlameView from '../../../src/panel/flame/view/FlameView';
import { figuresOf } from '../../../src/panel/profile/figures';
import { type FlameTree } from '../../../src/profile/flameTree';
import { pixelOf, point, type View } from './view';

/** The panel's. */
export const OURS: View = {
  canvas: '[data-testid="flame-canvas"] canvas:not([data-testid])',
  tableRow: '[data-testid="function-table"] [aria-rowindex="2"]',
  searchInput: 'input[placeholder="Search functions"]',
  rowHeight: 20,
  searchRest: 120,
  // Another one each time, as nothing may be known of it.
  element: (tree) => <OurFlameGraph tree={tree ? { ...tree } : AWAITED_TREE} />,
  aim: async (place) => {
    const { x, y, on } = pixelOf(OURS, place);
    return () => {
      point(on, 'pointerdown', x, y);
      point(on, 'pointerup', x, y);
    };
  },
};

/** As the page for local files has it. */
function OurFlameGraph({ tree }: { readonly tree: FlameTree }): React.JSX.Element {
  const figures = useMemo(() => figuresOf(tree, 60), [tree]);
  return <FlameView tree={tree} figures={figures} summary="Generated" link={LINK} actions={NO_ACTIONS} about={ABOUT} />;
}

const LINK = { text: '', onText: (): void => undefined };
const NO_ACTIONS = {};
const ABOUT = { name: 'Generated' };
