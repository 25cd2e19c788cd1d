import { type Shot } from './painter';
import { type Box, rowBox } from './rowBox';
import { type Scene } from './scene';

/** Rows that what is said of a profile points at. */
export interface RemarkedRows {
  /** Those of the remark that is read: they get a dashed frame. */
  readonly rows: readonly number[];
  /** The largest row of each remark: they get a flag in their corner. */
  readonly flagged: readonly number[];
}

/** CSS pixels. */
const DASH = 5;
const LINE = 2;
const FLAG = 8;

/** Dashes and flags differ in lightness and form, not in hue: no other mark of a row has either. */
export function paintRemarkedRows(
  context: CanvasRenderingContext2D,
  scene: Scene,
  shot: Shot,
  { rows, flagged }: RemarkedRows
): void {
  const { inks } = scene;
  const boxesOf = (of: readonly number[]): Box[] => of.flatMap((row) => rowBox(scene, shot, row) ?? []);
  context.lineWidth = LINE * shot.pixelRatio;
  for (const box of boxesOf(rows)) {
    const inset = context.lineWidth / 2;
    const frame = [box.left + inset, box.top + inset, box.width - 2 * inset, box.height - 2 * inset] as const;
    context.strokeStyle = inks.gap;
    context.strokeRect(...frame);
    context.setLineDash([DASH * shot.pixelRatio, DASH * shot.pixelRatio]);
    context.strokeStyle = inks.line;
    context.strokeRect(...frame);
    context.setLineDash([]);
  }
  context.fillStyle = inks.line;
  context.strokeStyle = inks.gap;
  context.lineWidth = shot.pixelRatio;
  for (const box of boxesOf(flagged)) {
    paintFlag(context, box, FLAG * shot.pixelRatio);
  }
}

/** A triangle in the upper right corner, or as much of it as the bar has room for. */
function paintFlag(context: CanvasRenderingContext2D, { left, top, width }: Box, size: number): void {
  const right = left + width;
  context.beginPath();
  context.moveTo(right - Math.min(size, width), top);
  context.lineTo(right, top);
  context.lineTo(right, top + size);
  context.closePath();
  context.fill();
  context.stroke();
}
