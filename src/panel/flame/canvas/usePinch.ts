import { type RefObject, useEffect } from 'react';

import { type FlameLayout } from '../layout/flameLayout';
import { type ValueWindow } from '../layout/visibleBars';
import { type Fingers, pinched } from './pinch';
import { type Stage } from './stage';

interface PinchTarget {
  readonly scroller: RefObject<HTMLElement>;
  readonly stage: RefObject<Stage | undefined>;
  readonly layout: FlameLayout;
  /** Called when another range of values is looked at. */
  readonly onLook: () => void;
}

/** Zooms and pans by two fingers. React's own handlers are passive, and could not keep the page from moving too. */
export function usePinch({ scroller, stage, layout, onLook }: PinchTarget): void {
  useEffect(() => {
    const element = scroller.current;
    let start: { readonly fingers: Fingers; readonly window: ValueWindow } | undefined;
    const onFingers = ({ touches }: TouchEvent): void => {
      const window = stage.current?.viewpoint.window;
      const fingers = element ? fingersOf(touches, element) : undefined;
      start = fingers && window && { fingers, window };
    };
    const onMove = (event: TouchEvent): void => {
      const fingers = element && fingersOf(event.touches, element);
      if (start && fingers) {
        event.preventDefault();
        stage.current?.viewpoint.look(pinched(layout, start.window, start.fingers, fingers));
        onLook();
      }
    };
    element?.addEventListener('touchstart', onFingers, { passive: true });
    element?.addEventListener('touchend', onFingers);
    element?.addEventListener('touchcancel', onFingers);
    element?.addEventListener('touchmove', onMove, { passive: false });
    return () => {
      element?.removeEventListener('touchstart', onFingers);
      element?.removeEventListener('touchend', onFingers);
      element?.removeEventListener('touchcancel', onFingers);
      element?.removeEventListener('touchmove', onMove);
    };
  }, [scroller, stage, layout, onLook]);
}

function fingersOf(touches: TouchList, element: HTMLElement): Fingers | undefined {
  if (touches.length !== 2) {
    return undefined;
  }
  const [a, b] = [touches[0], touches[1]];
  const { left } = element.getBoundingClientRect();
  const middle = ((a.clientX + b.clientX) / 2 - left) / Math.max(1, element.clientWidth);
  return { apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY), middle };
}
