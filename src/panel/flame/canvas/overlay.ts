import { topOfLevel } from '../layout/camera';
import { type BarList } from '../layout/barList';
import { type Shot } from './painter';
import { paintRemarkedRows, type RemarkedRows } from './remarkedRows';
import { rowBox } from './rowBox';
import { type Scene } from './scene';

/** What stands out on top of the bars. Each is a row of the tree, or absent. */
export interface Spotlight {
  /** The row under the pointer. */
  readonly hovered?: number | undefined;
  /** The row that the keyboard is at. */
  readonly selected?: number | undefined;
  /** Whether the keyboard is here at all: only then the selected row gets the focus ring. */
  readonly focusVisible?: boolean | undefined;
  /** A row of `names`: all its bars stand out. */
  readonly highlightName?: number | undefined;
  /** What is said of the profile points at them. */
  readonly remarked?: RemarkedRows | undefined;
}

/** Whether anything stands out: an overlay without it need not be painted. */
export const isLit = ({ focusVisible, ...parts }: Spotlight): boolean =>
  Object.values(parts).some((part) => part !== undefined);

/** Paints over the bars that were painted last; the cost grows with them, and they are not painted again. */
export function paintOverlay(
  context: CanvasRenderingContext2D,
  scene: Scene,
  shot: Shot,
  bars: BarList,
  { hovered, selected, focusVisible, highlightName, remarked }: Spotlight
): void {
  context.clearRect(0, 0, shot.width, shot.scale.viewHeight);
  const { inks } = scene;
  const name = highlightName ?? (hovered === undefined ? undefined : scene.tree.nameIndex[hovered]);
  if (name !== undefined) {
    context.strokeStyle = inks.sameName;
    context.lineWidth = 2 * shot.pixelRatio;
    strokeName(context, scene, shot, bars, name);
  }
  if (remarked) {
    paintRemarkedRows(context, scene, shot, remarked);
  }
  if (hovered !== undefined) {
    strokeRow(context, scene, shot, hovered, inks.hovered, 1);
  }
  if (selected !== undefined) {
    strokeRow(context, scene, shot, selected, focusVisible ? inks.focused : inks.selected, 1.5);
  }
}

function strokeName(
  context: CanvasRenderingContext2D,
  { tree, layout }: Scene,
  { scale, pixelRatio }: Shot,
  bars: BarList,
  name: number
): void {
  const inset = pixelRatio;
  for (let bar = 0; bar < bars.count; bar++) {
    const isRow = bars.after[bar] - bars.first[bar] === 1;
    if (isRow && tree.nameIndex[layout.order[bars.first[bar]]] === name) {
      const width = bars.right[bar] - bars.left[bar] - 2 * inset - pixelRatio;
      const top = Math.round(topOfLevel(scale, bars.level[bar]));
      context.strokeRect(bars.left[bar] + inset, top + inset, Math.max(width, 1), scale.rowHeight - 3 * inset);
    }
  }
}

/** Rings of one width each, from the edge of the bar to its inside. */
function strokeRow(
  context: CanvasRenderingContext2D,
  scene: Scene,
  shot: Shot,
  row: number,
  rings: readonly string[],
  ringWidth: number
): void {
  const box = rowBox(scene, shot, row);
  if (!box) {
    return;
  }
  const line = ringWidth * shot.pixelRatio;
  context.lineWidth = line;
  rings.forEach((color, ring) => {
    const inset = line * (ring + 0.5);
    context.strokeStyle = color;
    context.strokeRect(box.left + inset, box.top + inset, box.width - 2 * inset, box.height - 2 * inset);
  });
}
