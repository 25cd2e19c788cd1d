import { BarList } from '../layout/barList';
import { levelAt, wholeTree } from '../layout/camera';
import { collectBars } from '../layout/visibleBars';
import { minimapScale } from './minimapBox';
import { type Scene } from './scene';
import { type Size } from './useSize';

const MIN_WIDTH = 4;

/**
 * Paints the outline of a whole tree: a line of pixels for each level, or for each of as many as there is height for. The
 * size is in CSS pixels.
 */
export function paintMinimap(
  context: CanvasRenderingContext2D,
  scene: Scene,
  { width, height, pixelRatio }: Size
): void {
  const { layout, direction, paints, isMarked } = scene;
  const scale = minimapScale(layout, direction, height);
  const bars = new BarList();
  const across = Math.round(width * pixelRatio);
  const lines = Math.round(height * pixelRatio);
  context.clearRect(0, 0, across, lines);
  for (let y = 0; y < lines; y++) {
    const level = levelAt(scale, (y + 0.5) / pixelRatio);
    collectBars(bars, layout, {
      window: wholeTree(layout),
      levels: { first: level, after: level + 1 },
      width: across,
      minWidth: MIN_WIDTH * pixelRatio,
      isMarked,
    });
    for (let bar = 0; bar < bars.count; bar++) {
      const found = isMarked?.(bars.first[bar], bars.after[bar]);
      context.fillStyle = found ? paints.mergedMatch.fill : paints.merged.fill;
      context.fillRect(bars.left[bar], y, bars.right[bar] - bars.left[bar], 1);
    }
  }
}
