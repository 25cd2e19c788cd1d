import { useLayoutEffect, useMemo, useState } from 'react';

import { type NameTest } from '../../../profile/view/textSearch';
import { type ViewStep } from '../../../profile/view/viewStep';
import { AWAITED_TREE } from '../awaitedTree';
import { type KeptEnd } from '../canvas/glyphWidths';
import { type Sights } from '../canvas/sights';
import { type ColorMode } from '../colors/rowPaint';
import { type Seen, type SeenGraph } from '../export/seen';
import { type Direction, wholeTree, windowOfRow } from '../layout/camera';
import { layoutOf } from '../layout/layoutOf';
import { noiseMarks } from './noiseMarks';
import { type DrawnTree, type ViewTrees } from './shownTrees';
import { shapeWords, stepWords } from './stepWords';
import { findRows } from './useSearch';
import { type Shape, type ViewState } from './viewState';

interface Look {
  /** The profile as it came, of which the trees were made. */
  readonly source: DrawnTree;
  readonly state: Pick<ViewState, 'direction' | 'steps' | 'shape'>;
  /** The row of `main` that is zoomed to. */
  readonly focusedRow: number | undefined;
  readonly test: NameTest | undefined;
  readonly colors: ColorMode;
  readonly keptEnd: KeptEnd;
}

/** What there is to save; absent where nothing is seen. The graphs tell `sights` what is in sight of them. */
export function useSeen(
  { stepped, shown, main }: ViewTrees,
  { source, state, focusedRow, test, colors, keptEnd }: Look
): { readonly seen: Seen | undefined; readonly sights: Sights } {
  const { direction, steps, shape } = state;
  const isInTime = main.times !== undefined;
  const notes = useMemo(() => notesOf(steps.steps, shape, isInTime), [steps, shape, isInTime]);
  const [sights] = useState((): Sights => new Map());
  // Of a tree that is not drawn, as beside a table alone. A zoom makes nothing new to save, since it is asked for then.
  const [zooms] = useState((): Sights => new Map());
  useLayoutEffect(() => {
    zooms.clear();
    zooms.set(main, () => windowOfRow(layoutOf(main), focusedRow));
  }, [zooms, main, focusedRow]);
  const seen = useMemo((): Seen | undefined => {
    const graph = (tree: DrawnTree, towards: Direction): SeenGraph => ({
      tree,
      direction: towards,
      window: () => sights.get(tree)?.() ?? zooms.get(tree)?.() ?? wholeTree(layoutOf(tree)),
      marks: () => ({
        matches: test && findRows(tree, test).marks,
        folded: tree.folded,
        insignificant: noiseMarks(tree, source),
      }),
    });
    if (main === AWAITED_TREE) {
      return undefined;
    }
    switch (shown.kind) {
      case 'single':
        return { graphs: [graph(main, direction)], stacks: { kind: 'all', tree: main }, notes, colors, keptEnd };
      case 'sandwich':
        return {
          graphs: [graph(shown.callers, 'flame'), graph(shown.callees, 'icicle')],
          stacks: { kind: 'through', name: shown.name, tree: stepped },
          notes,
          colors,
          keptEnd,
        };
      case 'absent':
        return undefined;
    }
  }, [stepped, shown, main, source, direction, notes, test, colors, keptEnd, sights, zooms]);
  return { seen, sights };
}

function notesOf(steps: readonly ViewStep[], shape: Shape, isInTime: boolean): readonly string[] {
  // Where there is no order of time, sums are seen that are put together as they were called.
  const words = shape.kind === 'timeOrder' && !isInTime ? undefined : shapeWords(shape);
  return [...steps.filter(({ kind }) => kind !== 'inFull').map(stepWords), ...(words === undefined ? [] : [words])];
}
