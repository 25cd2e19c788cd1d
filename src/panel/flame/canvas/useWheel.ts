import { type RefObject, useEffect } from 'react';

import { type FlameLayout } from '../layout/flameLayout';
import { type Stage } from './stage';
import { wheelStep } from './wheelStep';

interface WheelTarget {
  readonly scroller: RefObject<HTMLElement>;
  readonly stage: RefObject<Stage | undefined>;
  readonly layout: FlameLayout;
  readonly mode: 'scroll' | 'zoom';
  /** Called when another range of values is looked at. */
  readonly onLook: () => void;
}

/** Zooms and pans by wheel. React's own handlers are passive, and could not keep the page from moving too. */
export function useWheel({ scroller, stage, layout, mode, onLook }: WheelTarget): void {
  useEffect(() => {
    const element = scroller.current;
    const onWheel = (event: WheelEvent): void => {
      const window = stage.current?.viewpoint.window;
      if (!element || !window) {
        return;
      }
      const { left } = element.getBoundingClientRect();
      const width = Math.max(1, element.clientWidth);
      const next = wheelStep(event, mode, layout, window, { point: (event.clientX - left) / width, width });
      if (next) {
        event.preventDefault();
        stage.current?.viewpoint.look(next);
        onLook();
      }
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [scroller, stage, layout, mode, onLook]);
}
