import { contentHeight, type Direction, type LevelScale, wholeTree } from '../layout/camera';
import { type FlameLayout, levelCount } from '../layout/flameLayout';
import { type Shot } from './painter';

/** In pixels of the minimap. */
export interface MinimapBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const TALLEST_ROW = 8;
/** A box is to be seen, however deep the zoom. */
const SMALLEST_BOX = 6;

/** All levels on the height of a minimap. */
export function minimapScale(layout: FlameLayout, direction: Direction, height: number): LevelScale {
  const levels = levelCount(layout);
  const rowHeight = Math.min(height / Math.max(1, levels), TALLEST_ROW);
  return { direction, levels, rowHeight, viewHeight: height, scrollTop: 0 };
}

/** Where in a minimap of `width` × `height` the part in sight lies. */
export function minimapBox(layout: FlameLayout, shot: Shot, width: number, height: number): MinimapBox {
  const { window, scale } = shot;
  const perValue = width / wholeTree(layout).to;
  const shrink = minimapScale(layout, scale.direction, height).rowHeight / scale.rowHeight;
  const boxHeight = Math.max(SMALLEST_BOX, Math.min(height, scale.viewHeight * shrink));
  const boxWidth = Math.max(SMALLEST_BOX, (window.to - window.from) * perValue);
  const { scrollTop } = scale;
  const top = scale.direction === 'icicle' ? scrollTop * shrink : height - (contentHeight(scale) - scrollTop) * shrink;
  return {
    left: Math.min(width - boxWidth, window.from * perValue),
    top: Math.max(0, Math.min(height - boxHeight, top)),
    width: boxWidth,
    height: boxHeight,
  };
}
