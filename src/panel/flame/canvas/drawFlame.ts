import { type ValueWindow } from '../layout/visibleBars';
import { levelCount } from '../layout/flameLayout';
import { Painter, ROW_HEIGHT } from './painter';
import { type Scene } from './scene';

/** A picture of a scene, from the root on. Lengths are in CSS pixels. */
export interface Picture {
  readonly window: ValueWindow;
  readonly width: number;
  /** Levels beyond it are left out. */
  readonly height: number;
  /** Pixels of the canvas to one of CSS. */
  readonly pixelRatio: number;
}

/** Height at which all levels are in the picture. */
export const pictureHeight = ({ layout }: Scene): number => levelCount(layout) * ROW_HEIGHT;

/**
 * Draws what the view would show of a scene into a canvas of at least the size of the picture, from the origin of its
 * context on. Nothing is behind the bars.
 */
export function drawFlame(context: CanvasRenderingContext2D, scene: Scene, picture: Picture): void {
  const { window, width, height, pixelRatio } = picture;
  const scale = {
    direction: scene.direction,
    levels: levelCount(scene.layout),
    rowHeight: ROW_HEIGHT * pixelRatio,
    viewHeight: Math.round(height * pixelRatio),
    scrollTop: scene.direction === 'flame' ? Math.max(0, (pictureHeight(scene) - height) * pixelRatio) : 0,
  };
  new Painter(context).paint(scene, { window, scale, width: Math.round(width * pixelRatio), pixelRatio });
}
