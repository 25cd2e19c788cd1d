import { BarList } from '../layout/barList';
import { levelAt, wholeTree } from '../layout/camera';
import { collectBars } from '../layout/visibleBars';
import { minimapScale } from './minimapBox';
import { type Scene } from './scene';

const MIN_WIDTH = 4;

/** Paints the outline of a whole tree: a line of pixels for each level, or for each of as many as there is height for. */
export function paintMinimap(context: CanvasRenderingContext2D, scene: Scene, width: number, height: number): void {
  const { layout, direction, paints, isMarked } = scene;
  const scale = minimapScale(layout, direction, height);
  const bars = new BarList();
  context.clearRect(0, 0, width, height);
  for (let y = 0; y < height; y++) {
    const level = levelAt(scale, y + 0.5);
    collectBars(bars, layout, {
      window: wholeTree(layout),
      levels: { first: level, after: level + 1 },
      width,
      minWidth: MIN_WIDTH,
      isMarked,
    });
    for (let bar = 0; bar < bars.count; bar++) {
      const found = isMarked?.(bars.first[bar], bars.after[bar]);
      context.fillStyle = found ? paints.mergedMatch.fill : paints.merged.fill;
      context.fillRect(bars.left[bar], y, bars.right[bar] - bars.left[bar], 1);
    }
  }
}
