import { err, ok, type Result } from '../../../profile/result';
import { drawFlame, pictureHeight } from '../canvas/drawFlame';
import { paintRuler, RULER_HEIGHT } from '../canvas/paintRuler';
import { ROW_HEIGHT } from '../canvas/painter';
import { createScene, type SceneOptions } from '../canvas/scene';
import { windowOfRow } from '../layout/camera';
import { layoutOf } from '../layout/layoutOf';
import { PNG_LEVELS } from './pngLevels';
import { type SeenTree } from './seenTree';

const WIDTH = 1600;
const PIXEL_RATIO = 2;

/** The look of the page, which a picture takes along. */
export type Look = Pick<SceneOptions, 'isDark' | 'fontFamily'> & {
  readonly background: string;
  /** Of what is written beside the bars. */
  readonly ink: string;
};

/** What is seen of a tree as a PNG, `PNG_LEVELS` from the root on, as wide as a large screen. */
export async function encodePng(seen: SeenTree, look: Look): Promise<Result<Blob, string>> {
  const { tree, focusedRow, direction, colors, marks, keptEnd } = seen;
  const layout = layoutOf(tree);
  const scene = createScene(tree, layout, { direction, colors, marks, keptEnd, ...look });
  const ruler = tree.times ? RULER_HEIGHT : 0;
  const height = Math.min(pictureHeight(scene), PNG_LEVELS * ROW_HEIGHT);
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH * PIXEL_RATIO;
  canvas.height = (height + ruler) * PIXEL_RATIO;
  const context = canvas.getContext('2d');
  if (!context) {
    return err('This browser has no canvas to draw the picture on.');
  }
  const { background } = look;
  const window = windowOfRow(layout, focusedRow);
  context.translate(0, ruler * PIXEL_RATIO);
  drawFlame(context, scene, { window, width: WIDTH, height, pixelRatio: PIXEL_RATIO, background });
  if (tree.times) {
    context.resetTransform();
    const { unit } = tree.times;
    const { fontFamily, ink } = look;
    paintRuler(context, { window, unit, width: WIDTH, pixelRatio: PIXEL_RATIO, ink, fontFamily, background });
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob ? ok(blob) : err('The picture could not be made: it has too many pixels for this browser.');
}
