import { err, ok, type Result } from '../../../profile/result';
import { drawFlame } from '../canvas/drawFlame';
import { paintRuler, RULER_HEIGHT } from '../canvas/paintRuler';
import { ROW_HEIGHT } from '../canvas/painter';
import { createScene, type SceneOptions } from '../canvas/scene';
import { layoutOf } from '../layout/layoutOf';
import { AREAS, canvasLimits, createCanvas, holds } from './canvasLimits';
import { GAP, heightBesides, pngLevels, pngSizeOf, rulerOf } from './pngLevels';
import { PNG_WIDTH, type PngSize, sum } from './pngSize';
import { type Seen, type SeenGraph } from './seen';

/** The look of the page, which a picture takes along. */
export type Look = Pick<SceneOptions, 'isDark' | 'fontFamily'> & {
  readonly background: string;
  /** Of what is written beside the bars. */
  readonly ink: string;
};

/** What is seen as a PNG, all that is between the edges of the screen, from the roots on. */
export async function encodePng(seen: Seen, look: Look): Promise<Result<Blob, string>> {
  const { drawn } = pngLevels(seen);
  for (const area of AREAS) {
    const size = pngSizeOf(seen, { ...canvasLimits(), area });
    const blob = sum(size.levels) < drawn ? null : await draw(seen, look, size);
    if (blob) {
      return ok(blob);
    }
  }
  return err('The picture could not be made: it has too many pixels for this browser. An SVG has no such limit.');
}

/** `null` where the browser can't hold it. */
async function draw(seen: Seen, look: Look, { pixelRatio, levels }: PngSize): Promise<Blob | null> {
  const { graphs } = seen;
  const height = Math.max(1, sum(levels) * ROW_HEIGHT + heightBesides(graphs));
  const context = createCanvas(PNG_WIDTH * pixelRatio, Math.ceil(height * pixelRatio));
  if (!holds(context)) {
    return null;
  }
  let top = 0;
  graphs.forEach((graph, at) => {
    context.setTransform(1, 0, 0, 1, 0, top * pixelRatio);
    drawGraph(context, graph, { seen, look, pixelRatio, levels: levels[at] });
    top += rulerOf(graph) + levels[at] * ROW_HEIGHT + GAP;
  });
  context.resetTransform();
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = look.background;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  return new Promise<Blob | null>((resolve) => context.canvas.toBlob(resolve, 'image/png'));
}

interface Drawing {
  readonly seen: Seen;
  readonly look: Look;
  readonly pixelRatio: number;
  readonly levels: number;
}

/** At the origin of the context. */
function drawGraph(context: CanvasRenderingContext2D, graph: SeenGraph, drawing: Drawing): void {
  const { tree, direction } = graph;
  const { seen, look, pixelRatio, levels } = drawing;
  const { colors, keptEnd } = seen;
  const scene = createScene(tree, layoutOf(tree), { direction, colors, marks: graph.marks(), keptEnd, ...look });
  const picture = { window: graph.window(), width: PNG_WIDTH, pixelRatio };
  if (tree.times) {
    paintRuler(context, { ...picture, unit: tree.times.unit, ink: look.ink, fontFamily: look.fontFamily });
    context.translate(0, RULER_HEIGHT * pixelRatio);
  }
  drawFlame(context, scene, { ...picture, height: levels * ROW_HEIGHT });
}
