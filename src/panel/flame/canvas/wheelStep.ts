import { panBy, zoomAt } from '../layout/camera';
import { type FlameLayout } from '../layout/flameLayout';
import { type ValueWindow } from '../layout/visibleBars';

/** The parts of a wheel event that matter. */
export interface WheelTurn {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0: pixels, 1: lines, 2: pages. */
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

const LINE = 16;
/** Pixels of turning that zoom by e. */
const PIXELS_TO_ZOOM = 300;
const FASTEST = 100;

/**
 * The window after a turn of the wheel at `point` (0 at the left edge, 1 at the right); undefined where the wheel is not
 * for zooming or panning, or has nothing left to do there, so that the page scrolls.
 */
export function wheelStep(
  turn: WheelTurn,
  mode: 'scroll' | 'zoom',
  layout: FlameLayout,
  window: ValueWindow,
  view: { readonly point: number; readonly width: number }
): ValueWindow | undefined {
  const unit = [1, LINE, view.width][turn.deltaMode] ?? 1;
  const isSideways = turn.shiftKey || Math.abs(turn.deltaX) > Math.abs(turn.deltaY);
  const isZoom = turn.ctrlKey || turn.metaKey || (mode === 'zoom' && !isSideways);
  if (!isZoom && !isSideways) {
    return undefined;
  }
  const next = isZoom
    ? zoomAt(layout, window, Math.exp(-limited(turn.deltaY * unit) / PIXELS_TO_ZOOM), view.point)
    : panBy(layout, window, ((turn.deltaX || turn.deltaY) * unit) / view.width);
  const isNew = next.from !== window.from || next.to !== window.to;
  // With Ctrl the browser would zoom the page.
  return isNew || turn.ctrlKey ? next : undefined;
}

const limited = (pixels: number): number => Math.max(-FASTEST, Math.min(FASTEST, pixels));
