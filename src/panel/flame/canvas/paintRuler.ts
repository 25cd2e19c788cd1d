import { type ValueWindow } from '../layout/visibleBars';
import { ticksOf } from './timeTicks';

/** CSS pixels. */
export const RULER_HEIGHT = 20;
const FONT_SIZE = 11;
const TICK = 5;

export interface Ruler {
  readonly window: ValueWindow;
  /** Of moments, as a pprof unit. */
  readonly unit: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly pixelRatio: number;
  readonly ink: string;
  readonly fontFamily: string;
}

/** Paints the axis of a chart into a canvas, from the origin of its context on: a mark for each moment, with its label to the right of it. */
export function paintRuler(context: CanvasRenderingContext2D, ruler: Ruler): void {
  const { window, unit, width, pixelRatio, ink, fontFamily } = ruler;
  const perValue = (width * pixelRatio) / (window.to - window.from);
  const bottom = RULER_HEIGHT * pixelRatio;
  context.clearRect(0, 0, width * pixelRatio, bottom);
  context.font = `${FONT_SIZE * pixelRatio}px ${fontFamily}`;
  context.textBaseline = 'middle';
  context.direction = 'ltr';
  context.fillStyle = ink;
  for (const { at, label } of ticksOf(window, width, unit)) {
    const left = Math.round((at - window.from) * perValue);
    context.fillRect(left, bottom - TICK * pixelRatio, Math.round(pixelRatio), TICK * pixelRatio);
    // The label that would be cut off on the right is left out.
    if (left + (label.length * FONT_SIZE * 0.7 + 4) * pixelRatio < width * pixelRatio) {
      context.fillText(label, left + 4 * pixelRatio, bottom / 2);
    }
  }
}
