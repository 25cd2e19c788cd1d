import { panBy, zoomAt } from '../layout/camera';
import { type FlameLayout } from '../layout/flameLayout';
import { type ValueWindow } from '../layout/visibleBars';

/** Two fingers on a view: how far they are apart, in pixels, and where between its edges (0 to 1) their middle is. */
export interface Fingers {
  readonly apart: number;
  readonly middle: number;
}

/** Fingers that lie on each other say nothing of a zoom. */
const CLOSEST = 10;

/** The window that two fingers make of the one in which they came down: what is between them stays between them. */
export function pinched(layout: FlameLayout, window: ValueWindow, from: Fingers, to: Fingers): ValueWindow {
  const factor = Math.max(to.apart, CLOSEST) / Math.max(from.apart, CLOSEST);
  return panBy(layout, zoomAt(layout, window, factor, from.middle), from.middle - to.middle);
}
