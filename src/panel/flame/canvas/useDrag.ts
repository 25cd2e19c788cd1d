import { type PointerEvent, type RefObject, useRef } from 'react';

import { type ValueWindow } from '../layout/visibleBars';
import { type Stage } from './stage';

interface Drag {
  readonly x: number;
  readonly y: number;
  readonly window: ValueWindow;
  readonly scrollTop: number;
  readonly hasMoved: boolean;
}

interface DragHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  /** Answers whether a drag is under way. */
  readonly drag: (event: PointerEvent<HTMLElement>) => boolean;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: () => void;
}

/** Pixels that a hand may tremble while it clicks. */
const TREMBLE = 4;

/** Pans by dragging; a press without a move is a click. */
export function useDrag(
  stage: RefObject<Stage | undefined>,
  onClick: (event: PointerEvent<HTMLElement>) => void
): DragHandlers {
  const held = useRef<Drag>();
  return {
    onPointerDown: ({ button, ctrlKey, clientX: x, clientY: y, currentTarget, pointerType, isPrimary }) => {
      // Two fingers pinch.
      if (pointerType === 'touch' && !isPrimary) {
        held.current = undefined;
        return;
      }
      // With Ctrl it is a Mac's right button.
      if (button === 0 && !ctrlKey && stage.current) {
        const { scrollTop } = currentTarget;
        held.current = { x, y, window: stage.current.viewpoint.window, scrollTop, hasMoved: false };
      }
    },
    drag: ({ clientX, clientY, currentTarget, pointerId, pointerType }) => {
      const start = held.current;
      if (!start) {
        return false;
      }
      const [dx, dy] = [clientX - start.x, clientY - start.y];
      if (!start.hasMoved && Math.hypot(dx, dy) > TREMBLE) {
        held.current = { ...start, hasMoved: true };
        currentTarget.setPointerCapture(pointerId);
      }
      if (held.current?.hasMoved) {
        const step = (dx * (start.window.to - start.window.from)) / Math.max(1, currentTarget.clientWidth);
        stage.current?.viewpoint.look({ from: start.window.from - step, to: start.window.to - step });
        // Fingers scroll by themselves.
        if (pointerType !== 'touch') {
          currentTarget.scrollTop = start.scrollTop - dy;
        }
      }
      return held.current?.hasMoved ?? false;
    },
    onPointerUp: (event) => {
      const start = held.current;
      held.current = undefined;
      if (start && !start.hasMoved) {
        onClick(event);
      }
    },
    onPointerCancel: () => {
      held.current = undefined;
    },
  };
}
