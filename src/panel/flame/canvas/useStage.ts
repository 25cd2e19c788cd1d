import { type RefObject, useLayoutEffect, useRef } from 'react';

import { windowOfRow } from '../layout/camera';
import { type FlameLayout } from '../layout/flameLayout';
import { MINIMAP_HEIGHT } from './Minimap';
import { minimapBox } from './minimapBox';
import { type Spotlight } from './overlay';
import { type Shot } from './painter';
import { type Scene } from './scene';
import { Stage } from './stage';
import { type RulerHandle } from './TimeRuler';
import { type Size, useSize } from './useSize';

export interface StageElements {
  readonly scroller: RefObject<HTMLDivElement>;
  readonly bars: RefObject<HTMLCanvasElement>;
  readonly overlay: RefObject<HTMLCanvasElement>;
  /** The box in the minimap, if there is one. */
  readonly box: RefObject<HTMLDivElement>;
  /** The axis of time, if there is one. */
  readonly ruler: RefObject<RulerHandle>;
}

interface Shown {
  readonly scene: Scene;
  readonly madeBy: object | undefined;
  readonly spotlight: Spotlight;
  readonly focusedRow: number | undefined;
  readonly selectedRow: number | undefined;
  readonly animate: boolean;
}

/**
 * The stage behind the elements, which follows what is to be shown. A new one paints before the browser does, so that the
 * first frame of a view has its graph.
 */
export function useStage(elements: StageElements, shown: Shown): { stage: RefObject<Stage | undefined>; size: Size } {
  const { scroller, bars, overlay, box, ruler } = elements;
  const { scene, madeBy, spotlight, focusedRow, selectedRow, animate } = shown;
  const { layout } = scene;
  const stage = useRef<Stage>();
  const flownIn = useRef<FlameLayout>();
  const selected = useRef<number>();
  const last = useRef<Pick<Shown, 'madeBy' | 'focusedRow'>>();
  /** Of a tree that has just come and is looked at where the one before was: at what is zoomed to, or astray from it. */
  const kept = useRef<'home' | 'astray'>();
  const onSight = useRef<(shot: Shot) => void>();
  const size = useSize(scroller);

  useLayoutEffect(() => {
    if (!scroller.current || !bars.current || !overlay.current) {
      return undefined;
    }
    const created = new Stage({ scroller: scroller.current, bars: bars.current, overlay: overlay.current }, (shot) =>
      onSight.current?.(shot)
    );
    stage.current = created;
    return () => created.dispose();
  }, [scroller, bars, overlay]);

  useLayoutEffect(() => {
    onSight.current = (shot) => {
      const { left, top, width, height } = minimapBox(layout, shot, size.width, MINIMAP_HEIGHT);
      Object.assign(box.current?.style ?? {}, {
        left: `${left}px`,
        top: `${top}px`,
        width: `${width}px`,
        height: `${height}px`,
      });
      ruler.current?.show(shot.window);
    };
  }, [box, ruler, layout, size.width]);

  useLayoutEffect(() => stage.current?.resize(size.width, size.height, size.pixelRatio), [size]);
  useLayoutEffect(() => {
    const { current: before } = last;
    const isAstray = stage.current?.viewpoint.isAstray(before?.focusedRow);
    const isKept = stage.current?.show(scene, madeBy !== undefined && madeBy === before?.madeBy);
    const where = isAstray ? 'astray' : 'home';
    kept.current = isKept ? where : undefined;
  }, [scene, madeBy]);
  useLayoutEffect(() => stage.current?.shine(spotlight), [spotlight]);
  useLayoutEffect(() => {
    selected.current = selectedRow;
    if (selectedRow !== undefined && !kept.current) {
      stage.current?.viewpoint.reveal(selectedRow);
    }
  }, [selectedRow, layout]);
  useLayoutEffect(() => {
    const isNewTree = flownIn.current !== layout;
    flownIn.current = layout;
    const wasWhole = kept.current === undefined || last.current?.focusedRow === undefined;
    if (isNewTree && focusedRow === undefined && wasWhole) {
      // The stage has it in sight already, and to ask where that is scrolled to has the browser lay the page out.
      return;
    }
    if (kept.current !== 'astray') {
      const isLevelKept = kept.current === 'home' || focusedRow === undefined;
      const level = isLevelKept ? undefined : levelToSee(layout, focusedRow, selected.current);
      stage.current?.viewpoint.flyTo(windowOfRow(layout, focusedRow), level, animate && !isNewTree);
    }
  }, [focusedRow, layout, animate]);
  useLayoutEffect(() => {
    kept.current = undefined;
    last.current = { madeBy, focusedRow };
  });
  return { stage, size };
}

/** A row that is selected below the one that is zoomed to is what one wants to see of it. */
function levelToSee(layout: FlameLayout, focusedRow: number, selectedRow: number | undefined): number {
  if (selectedRow === undefined || selectedRow >= layout.level.length) {
    return layout.level[focusedRow];
  }
  const focused = windowOfRow(layout, focusedRow);
  const { from, to } = windowOfRow(layout, selectedRow);
  return layout.level[from >= focused.from && to <= focused.to ? selectedRow : focusedRow];
}
