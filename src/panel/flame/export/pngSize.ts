import { ROW_HEIGHT } from '../canvas/painter';

/** CSS pixels: as wide as a large screen. */
export const PNG_WIDTH = 1600;
/** Pixels of the picture to one of CSS; between them in steps that make rows of whole pixels. */
const FINEST = 2;
const COARSEST = 1;
const RATIO_STEP = 0.25;

/** What a canvas can hold, in its pixels. */
export interface CanvasLimits {
  readonly side: number;
  readonly area: number;
}

export interface PngSize {
  readonly pixelRatio: number;
  /** Of each graph, how many levels from its root on are in the picture. */
  readonly levels: readonly number[];
}

/**
 * How graphs of so many levels each go into one picture, with so many CSS pixels besides: finely if there is room, more
 * coarsely before levels are left out, and then from the larger graph first.
 */
export function pngSize(levels: readonly number[], besides: number, { side, area }: CanvasLimits): PngSize {
  const heightAt = (ratio: number): number => Math.min(side, area / (PNG_WIDTH * ratio)) / ratio;
  const wanted = sum(levels) * ROW_HEIGHT + besides;
  let pixelRatio = FINEST;
  while (pixelRatio > COARSEST && wanted > heightAt(pixelRatio)) {
    pixelRatio -= RATIO_STEP;
  }
  return { pixelRatio, levels: shared(levels, Math.floor((heightAt(pixelRatio) - besides) / ROW_HEIGHT)) };
}

/** At most `most` in all: what is smaller than its part leaves the rest to the others. */
function shared(levels: readonly number[], most: number): number[] {
  let left = Math.max(0, most);
  const parts = [...levels];
  const ascending = [...levels.keys()].sort((a, b) => levels[a] - levels[b]);
  ascending.forEach((graph, at) => {
    parts[graph] = Math.min(levels[graph], Math.floor(left / (ascending.length - at)));
    left -= parts[graph];
  });
  return parts;
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
