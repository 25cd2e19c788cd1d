import { type CanvasLimits } from './pngSize';

/**
 * Sides of the largest canvases of browsers: Chromium 65,535 (measured in 156), Firefox 32,767, elsewhere at least 16,384
 * or 8,192. A canvas that is too large has no context, or stays empty without a word, so what holds is tried out.
 * https://developer.mozilla.org/docs/Web/HTML/Reference/Elements/canvas#maximum_canvas_size
 */
const SIDES = [65_535, 32_767, 16_384, 8192];

/**
 * Pixels of a canvas, of 4 bytes each. Chromium has 2²⁸; half of that is enough for its longest side. Safari has had 2²⁶ and
 * 2²⁴. It is not tried out beforehand: that would take all the memory that is asked for.
 */
export const AREAS = [2 ** 27, 2 ** 26, 2 ** 24];

let longestSide: number | undefined;

/** The most that this browser may hold. The side is tried out once, with a canvas of one pixel's width. */
export function canvasLimits(): CanvasLimits {
  longestSide ??= SIDES.find((side) => holds(createCanvas(1, side))) ?? SIDES[SIDES.length - 1];
  return { side: longestSide, area: AREAS[0] };
}

/** A canvas in the memory of the page: one in that of the graphics card has narrower limits. */
export function createCanvas(width: number, height: number): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext('2d', { willReadFrequently: true });
}

/** Whether what is drawn on a canvas stays there, by its last pixel, which is painted over. */
export function holds(context: CanvasRenderingContext2D | null): context is CanvasRenderingContext2D {
  if (!context) {
    return false;
  }
  const { width, height } = context.canvas;
  try {
    context.fillRect(width - 1, height - 1, 1, 1);
    return context.getImageData(width - 1, height - 1, 1, 1).data[3] === 255;
  } catch {
    return false;
  }
}
