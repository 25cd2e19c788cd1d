import { afterPaint } from '../afterPaint';
import { contentHeight, type LevelScale, topOfLevel, windowOfRow } from '../layout/camera';
import { levelCount } from '../layout/flameLayout';
import { sameWindow } from '../layout/sameWindow';
import { type Hit, hitBars } from './hit';
import { isLit, paintOverlay, type Spotlight } from './overlay';
import { Painter, ROW_HEIGHT, type Shot } from './painter';
import { type Scene } from './scene';
import { Viewpoint } from './viewpoint';

interface Elements {
  /** Scrolls over the levels; its content is as tall as they are. */
  readonly scroller: HTMLElement;
  readonly bars: HTMLCanvasElement;
  /** On top of the bars. */
  readonly overlay: HTMLCanvasElement;
}

/**
 * A view of one scene in two canvases as large as what is in sight. It paints at most one of them per frame, since the
 * browser takes as long to show a canvas as to paint it, and shows each that is in sight again with every change of the
 * page. So the overlay is out of sight while nothing is lit and in a frame that paints bars, and comes back on the first
 * one that does not.
 */
export class Stage {
  readonly viewpoint: Viewpoint;
  private scene: Scene | undefined;
  private spotlight: Spotlight = {};
  private size = { width: 0, height: 0, pixelRatio: 1 };
  private shot: Shot | undefined;
  /** Whether the overlay shows anything. */
  private isLit = false;
  private stale: 'nothing' | 'overlay' | 'all' = 'nothing';
  private frame = 0;
  private callOffWarming = (): void => undefined;
  private readonly painter: Painter | undefined;
  private readonly overlay: CanvasRenderingContext2D | null;

  constructor(
    private readonly elements: Elements,
    /** Called with each painting of the bars. */
    private readonly onSight: (shot: Shot) => void
  ) {
    this.viewpoint = new Viewpoint(
      elements.scroller,
      () => this.scale(1),
      () => this.invalidate('all')
    );
    const context = elements.bars.getContext('2d');
    this.painter = context ? new Painter(context) : undefined;
    this.overlay = elements.overlay.getContext('2d');
    elements.scroller.addEventListener('scroll', this.onScroll);
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
    this.callOffWarming();
    this.elements.scroller.removeEventListener('scroll', this.onScroll);
  }

  /**
   * Another tree starts at its whole, with its root in sight, or where the one before was looked at, as far as it has that;
   * another look of the same one stays where it is. Answers whether another tree is looked at where the one before was.
   */
  show(scene: Scene, keepsPlace: boolean): boolean {
    const { scene: before, shot } = this;
    const isSameTree = before?.layout === scene.layout;
    const isSameWay = before?.direction === scene.direction;
    const isKept = keepsPlace && !isSameTree && isSameWay;
    const window = isKept ? sameWindow(before, this.viewpoint.destination, scene) : undefined;
    this.scene = scene;
    if (!isSameTree) {
      this.viewpoint.enter(scene.layout, window);
    }
    if (window && shot) {
      this.stayAboveRoot(shot.scale);
    } else if (!isSameTree || !isSameWay) {
      this.elements.scroller.scrollTop = scene.direction === 'flame' ? Number.MAX_SAFE_INTEGER : 0;
    }
    this.invalidate('all');
    if (!isSameTree) {
      this.paintAhead();
    }
    return window !== undefined;
  }

  shine(spotlight: Spotlight): void {
    this.spotlight = spotlight;
    this.invalidate('overlay');
  }

  /** In CSS pixels. */
  resize(width: number, height: number, pixelRatio: number): void {
    const { bars, overlay } = this.elements;
    for (const canvas of [bars, overlay]) {
      fitCanvas(canvas, width, height, pixelRatio);
    }
    this.size = { width, height, pixelRatio };
    if (this.shot) {
      this.stayAboveRoot(this.shot.scale);
    }
    // A resized canvas is empty until it is painted.
    this.stale = 'all';
    this.paint();
    this.warmOverlay();
  }

  /** In CSS pixels from the top left corner of the view: of what was painted last. */
  hit(x: number, y: number): Hit | undefined {
    return this.scene && this.shot && this.painter && hitBars(this.painter.bars, this.scene.layout, this.shot, x, y);
  }

  /** Middle of what is in sight of a row, in CSS pixels from the top left corner of the view. */
  middleOf(row: number): { readonly x: number; readonly y: number } {
    const { width, height } = this.size;
    if (!this.scene) {
      return { x: width / 2, y: height / 2 };
    }
    const { from, to } = windowOfRow(this.scene.layout, row);
    const { window } = this.viewpoint;
    const perValue = width / (window.to - window.from);
    const left = Math.max(0, (from - window.from) * perValue);
    const right = Math.min(width, (to - window.from) * perValue);
    return { x: (left + right) / 2, y: topOfLevel(this.scale(1), this.scene.tree.level[row]) + ROW_HEIGHT / 2 };
  }

  /** A root at the bottom is as far below the view as it was. */
  private stayAboveRoot(before: LevelScale): void {
    const { pixelRatio } = this.size;
    if (before.direction === 'flame') {
      const belowView = contentHeight(before) - before.viewHeight - before.scrollTop;
      const now = this.scale(pixelRatio);
      this.elements.scroller.scrollTop = (contentHeight(now) - now.viewHeight - belowView) / pixelRatio;
    }
  }

  private scale(pixelRatio: number): LevelScale {
    return {
      direction: this.scene?.direction ?? 'icicle',
      levels: this.scene ? levelCount(this.scene.layout) : 0,
      rowHeight: ROW_HEIGHT * pixelRatio,
      viewHeight: Math.round(this.size.height * pixelRatio),
      scrollTop: Math.round(this.elements.scroller.scrollTop * pixelRatio),
    };
  }

  /** The browser makes the pixels of a canvas with what is painted first: not in the frame of a click or a hover. */
  private warmOverlay(): void {
    this.callOffWarming();
    this.callOffWarming = afterPaint(() => {
      this.isLit = true;
      this.invalidate('overlay');
    });
  }

  private readonly onScroll = (): void => this.invalidate('all');

  private invalidate(what: 'overlay' | 'all'): void {
    this.stale = this.stale === 'all' ? 'all' : what;
    if (this.frame === 0) {
      this.frame = requestAnimationFrame(this.onFrame);
    }
  }

  /** What is new is painted before its frame, which is over the sooner. */
  private paintAhead(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.paint();
  }

  private readonly onFrame = (): void => {
    this.frame = 0;
    const isUnderWay = this.viewpoint.advance();
    this.paint();
    if (isUnderWay) {
      this.invalidate('all');
    }
  };

  private paint(): void {
    const { scene, painter, overlay, size, stale } = this;
    this.stale = 'nothing';
    if (!scene || !painter || !overlay || size.width === 0 || size.height === 0) {
      return;
    }
    const shines = isLit(this.spotlight);
    const { style } = this.elements.overlay;
    if (stale === 'all' || !this.shot) {
      const { pixelRatio } = size;
      const width = Math.round(size.width * pixelRatio);
      this.shot = { window: this.viewpoint.window, scale: this.scale(pixelRatio), width, pixelRatio };
      painter.paint(scene, this.shot);
      this.onSight(this.shot);
      style.visibility = 'hidden';
      if (shines || this.isLit) {
        this.invalidate('overlay');
      }
    } else if (shines || this.isLit) {
      paintOverlay(overlay, scene, this.shot, painter.bars, this.spotlight);
      style.visibility = 'visible';
      this.isLit = shines;
      if (!shines) {
        this.invalidate('overlay');
      }
    } else {
      style.visibility = 'hidden';
    }
  }
}

function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number, pixelRatio: number): void {
  canvas.width = Math.round(width * pixelRatio);
  canvas.height = Math.round(height * pixelRatio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}
