import { type Paint } from '../colors/paints';
import { BarList } from '../layout/barList';
import { type LevelScale, levelsInSight, topOfLevel } from '../layout/camera';
import { collectBars, type ValueWindow } from '../layout/visibleBars';
import { fitText, GlyphWidths } from './glyphWidths';
import { PatternTiles } from './patternTiles';
import { type Scene } from './scene';

/** Sizes in CSS pixels. */
export const ROW_HEIGHT = 20;
const FONT_SIZE = 12;
const TEXT_PADDING = 4;
const MIN_WIDTH = 3;

/** The part of a tree to paint. All lengths are pixels of the canvas, `pixelRatio` of them to one of CSS. */
export interface Shot {
  readonly window: ValueWindow;
  readonly scale: LevelScale;
  readonly width: number;
  readonly pixelRatio: number;
}

/** Paints scenes into one canvas context, and keeps the bars of the last one to be hit. */
export class Painter {
  readonly bars = new BarList();
  private font = '';
  private widths: GlyphWidths;
  private tiles: PatternTiles | undefined;
  private tilesKey = '';

  constructor(private readonly context: CanvasRenderingContext2D) {
    this.widths = this.createWidths();
  }

  paint(scene: Scene, shot: Shot): void {
    this.prepare(scene, shot);
    const { window, scale, width, pixelRatio } = shot;
    collectBars(this.bars, scene.layout, {
      window,
      levels: levelsInSight(scale),
      width,
      minWidth: MIN_WIDTH * pixelRatio,
      isMarked: scene.isMarked,
    });
    this.context.clearRect(0, 0, width, scale.viewHeight);
    this.paintFills(scene, shot);
    this.paintTexts(scene, shot);
  }

  private prepare({ paints, fontFamily }: Scene, { pixelRatio }: Shot): void {
    const font = `${FONT_SIZE * pixelRatio}px ${fontFamily}`;
    if (font !== this.font) {
      this.font = font;
      this.widths = this.createWidths();
    }
    const tilesKey = `${paints.patternInk} ${pixelRatio}`;
    if (tilesKey !== this.tilesKey) {
      this.tilesKey = tilesKey;
      this.tiles = new PatternTiles(this.context, paints.patternInk, pixelRatio);
    }
    // A canvas forgets its settings when it is resized.
    this.context.font = font;
    this.context.textBaseline = 'middle';
    this.context.direction = 'ltr';
  }

  private createWidths(): GlyphWidths {
    return new GlyphWidths((text) => this.context.measureText(text).width);
  }

  /** Runs by themselves: they share their look, and another fill takes longer than another bar. */
  private paintFills(scene: Scene, shot: Shot): void {
    this.paintBars(scene, shot, true);
    this.paintBars(scene, shot, false);
  }

  private paintBars(scene: Scene, { scale, pixelRatio }: Shot, ofRuns: boolean): void {
    const { context } = this;
    const { count, left, right, level, first, after } = this.bars;
    const gap = Math.round(pixelRatio);
    let fill = '';
    let current = -1;
    let top = 0;
    let height = 0;
    for (let bar = 0; bar < count; bar++) {
      const isRun = after[bar] - first[bar] > 1;
      if (isRun !== ofRuns) {
        continue;
      }
      if (level[bar] !== current) {
        current = level[bar];
        top = Math.round(topOfLevel(scale, current));
        height = Math.round(topOfLevel(scale, current) + scale.rowHeight) - gap - top;
      }
      const paint = isRun ? paintOfRun(scene, first[bar], after[bar]) : scene.paintOf(scene.layout.order[first[bar]]);
      if (paint.fill !== fill) {
        fill = paint.fill;
        context.fillStyle = fill;
      }
      const width = right[bar] - left[bar];
      const shown = width > 3 * gap ? width - gap : width;
      context.fillRect(left[bar], top, shown, height);
      if (paint.pattern !== 'none') {
        context.fillStyle = this.tiles?.of(paint) ?? fill;
        context.fillRect(left[bar], top, shown, height);
        fill = '';
      }
      if (paint.edge !== undefined) {
        context.lineWidth = gap;
        context.strokeStyle = paint.edge;
        context.strokeRect(left[bar] + gap / 2, top + gap / 2, Math.max(0, shown - gap), height - gap);
      }
    }
  }

  private paintTexts(scene: Scene, { scale, pixelRatio }: Shot): void {
    const { context, bars } = this;
    const { layout, keptEnd } = scene;
    const padding = TEXT_PADDING * pixelRatio;
    const least = 2 * padding + 2 * FONT_SIZE * pixelRatio;
    let color = '';
    for (let bar = 0; bar < bars.count; bar++) {
      const room = bars.right[bar] - bars.left[bar] - 2 * padding;
      if (room + 2 * padding < least || bars.after[bar] - bars.first[bar] > 1) {
        continue;
      }
      const row = layout.order[bars.first[bar]];
      const text = fitText(scene.labelOf(row), room, this.widths, keptEnd);
      if (text === '') {
        continue;
      }
      const paint = scene.paintOf(row);
      const middle = topOfLevel(scale, bars.level[bar]) + scale.rowHeight / 2;
      if (paint.edge !== undefined && paint.pattern !== 'none') {
        const width = context.measureText(text).width + padding;
        context.fillStyle = paint.fill;
        context.fillRect(bars.left[bar] + padding / 2, middle - padding * 2, width, padding * 4);
        color = '';
      }
      if (paint.text !== color) {
        color = paint.text;
        context.fillStyle = color;
      }
      context.fillText(text, bars.left[bar] + padding, middle);
    }
  }
}

function paintOfRun({ paints, isMarked }: Scene, first: number, after: number): Paint {
  if (!isMarked) {
    return paints.merged;
  }
  return isMarked(first, after) ? paints.mergedMatch : paints.dimmed;
}
