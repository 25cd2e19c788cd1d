import { topOfLevel, windowOfRow } from '../layout/camera';
import { type Shot } from './painter';
import { type Scene } from './scene';

/** A ring is drawn this wide (CSS pixels) at least, however narrow its row. */
const NARROWEST = 6;

/** Pixels of the canvas. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The bar of a row as far as it is in sight, wide enough to be marked; `undefined` where it is out of sight. */
export function rowBox(
  { tree, layout }: Scene,
  { window, scale, width, pixelRatio }: Shot,
  row: number
): Box | undefined {
  const perValue = width / (window.to - window.from);
  const range = windowOfRow(layout, row);
  const start = (range.from - window.from) * perValue;
  const end = (range.to - window.from) * perValue;
  if (end < 0 || start > width) {
    return undefined;
  }
  const left = Math.max(0, Math.min(Math.round(start), width - NARROWEST * pixelRatio));
  const right = Math.min(width, Math.max(Math.round(end), left + NARROWEST * pixelRatio));
  const top = Math.round(topOfLevel(scale, tree.level[row]));
  return { left, top, width: right - left, height: scale.rowHeight - pixelRatio };
}
