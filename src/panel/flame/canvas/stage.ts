import {
  clampWindow,
  contentHeight,
  panBy,
  type LevelScale,
  scrollToLevel,
  topOfLevel,
  wholeTree,
  windowOfRow,
  zoomAt,
} from '../layout/camera';
import { levelCount } from '../layout/flameLayout';
import { type ValueWindow } from '../layout/visibleBars';
import { hasArrived, prefersStillness, type Sight, sightAt } from './flight';
import { type Hit, hitBars } from './hit';
import { paintOverlay, type Spotlight } from './overlay';
import { Painter, ROW_HEIGHT, type Shot } from './painter';
import { type Scene } from './scene';

interface Elements {
  /** Scrolls over the levels; its content is as tall as they are. */
  readonly scroller: HTMLElement;
  readonly bars: HTMLCanvasElement;
  /** On top of the bars. */
  readonly overlay: HTMLCanvasElement;
}

/**
 * A view of one scene in two canvases as large as what is in sight. It paints at most once per frame, and only the layer
 * that changed.
 */
export class Stage {
  private scene: Scene | undefined;
  private spotlight: Spotlight = {};
  private window: ValueWindow = { from: 0, to: 1 };
  private size = { width: 0, height: 0, pixelRatio: 1 };
  private shot: Shot | undefined;
  private flight: { readonly start: Sight; readonly end: Sight; readonly since: number } | undefined;
  private stale: 'nothing' | 'overlay' | 'all' = 'nothing';
  private frame = 0;
  private readonly painter: Painter | undefined;
  private readonly overlay: CanvasRenderingContext2D | null;

  constructor(
    private readonly elements: Elements,
    /** Called with each painting of the bars. */
    private readonly onSight: (shot: Shot) => void
  ) {
    const context = elements.bars.getContext('2d');
    this.painter = context ? new Painter(context) : undefined;
    this.overlay = elements.overlay.getContext('2d');
    elements.scroller.addEventListener('scroll', this.onScroll);
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
    this.elements.scroller.removeEventListener('scroll', this.onScroll);
  }

  /** Another tree starts at its whole, with its root in sight; another look of the same one stays where it is. */
  show(scene: Scene): void {
    const isSameTree = this.scene?.layout === scene.layout;
    const isSameWay = this.scene?.direction === scene.direction;
    this.scene = scene;
    if (!isSameTree) {
      this.flight = undefined;
      this.window = wholeTree(scene.layout);
    }
    if (!isSameTree || !isSameWay) {
      this.elements.scroller.scrollTop = scene.direction === 'flame' ? Number.MAX_SAFE_INTEGER : 0;
    }
    this.invalidate('all');
  }

  shine(spotlight: Spotlight): void {
    this.spotlight = spotlight;
    this.invalidate('overlay');
  }

  /** In CSS pixels. */
  resize(width: number, height: number, pixelRatio: number): void {
    const { scroller, bars, overlay } = this.elements;
    for (const canvas of [bars, overlay]) {
      fitCanvas(canvas, width, height, pixelRatio);
    }
    const before = this.shot?.scale;
    this.size = { width, height, pixelRatio };
    if (before?.direction === 'flame') {
      const belowView = contentHeight(before) - before.viewHeight - before.scrollTop;
      const now = this.scale(pixelRatio);
      scroller.scrollTop = (contentHeight(now) - now.viewHeight - belowView) / pixelRatio;
    }
    this.invalidate('all');
  }

  inSight(): ValueWindow {
    return this.window;
  }

  /** Whether something else is in sight than a row, or than the whole tree for undefined. */
  isAstray(row: number | undefined): boolean {
    if (!this.scene) {
      return false;
    }
    const home = clampWindow(this.scene.layout, windowOfRow(this.scene.layout, row));
    const { from, to } = this.flight?.end.window ?? this.window;
    return from !== home.from || to !== home.to;
  }

  /** By keyboard: around the middle of the view. */
  move(
    step: { readonly kind: 'zoom'; readonly factor: number } | { readonly kind: 'pan'; readonly share: number }
  ): void {
    if (this.scene) {
      const { layout } = this.scene;
      this.look(
        step.kind === 'zoom' ? zoomAt(layout, this.window, step.factor, 0.5) : panBy(layout, this.window, step.share)
      );
    }
  }

  /** At once, and any flight ends. */
  look(window: ValueWindow): void {
    if (this.scene) {
      this.flight = undefined;
      this.window = clampWindow(this.scene.layout, window);
      this.invalidate('all');
    }
  }

  /** To a range of values, and to a level where one is given. */
  flyTo(window: ValueWindow, level: number | undefined, animate: boolean): void {
    if (!this.scene) {
      return;
    }
    const scrollTop = this.elements.scroller.scrollTop;
    const end: Sight = {
      window: clampWindow(this.scene.layout, window),
      scrollTop: level === undefined ? scrollTop : scrollToLevel(this.scale(1), level, 3),
    };
    if (animate && !prefersStillness()) {
      this.flight = { start: { window: this.window, scrollTop }, end, since: performance.now() };
    } else {
      this.flight = undefined;
      this.arrive(end);
    }
    this.invalidate('all');
  }

  /** To the middle of the view, at once. */
  centre(value: number, level: number): void {
    const half = (this.window.to - this.window.from) / 2;
    this.look({ from: value - half, to: value + half });
    this.elements.scroller.scrollTop += topOfLevel(this.scale(1), level) - (this.size.height - ROW_HEIGHT) / 2;
  }

  /** Scrolls and pans no more than it takes to have a row in sight. */
  reveal(row: number): void {
    if (!this.scene) {
      return;
    }
    const { layout, tree } = this.scene;
    const { from, to } = windowOfRow(layout, row);
    const target = this.flight?.end.window ?? this.window;
    const isInSight = from < target.to && to > target.from;
    const shift = isInSight ? 0 : (from + to) / 2 - (target.from + target.to) / 2;
    const { scroller } = this.elements;
    if (shift !== 0) {
      this.look({ from: target.from + shift, to: target.to + shift });
    }
    scroller.scrollTop = scrollToLevel(this.scale(1), tree.level[row], 1);
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
    const perValue = width / (this.window.to - this.window.from);
    const left = Math.max(0, (from - this.window.from) * perValue);
    const right = Math.min(width, (to - this.window.from) * perValue);
    return { x: (left + right) / 2, y: topOfLevel(this.scale(1), this.scene.tree.level[row]) + ROW_HEIGHT / 2 };
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

  private readonly onScroll = (): void => this.invalidate('all');

  private invalidate(what: 'overlay' | 'all'): void {
    this.stale = this.stale === 'all' ? 'all' : what;
    if (this.frame === 0) {
      this.frame = requestAnimationFrame(this.onFrame);
    }
  }

  private readonly onFrame = (): void => {
    this.frame = 0;
    const { flight } = this;
    if (flight) {
      const elapsed = performance.now() - flight.since;
      this.arrive(sightAt(flight.start, flight.end, elapsed));
      this.flight = hasArrived(elapsed) ? undefined : flight;
    }
    this.paint();
    if (this.flight) {
      this.invalidate('all');
    }
  };

  private arrive({ window, scrollTop }: Sight): void {
    this.window = window;
    if (scrollTop !== this.elements.scroller.scrollTop) {
      this.elements.scroller.scrollTop = scrollTop;
    }
  }

  private paint(): void {
    const { scene, painter, overlay, size, stale } = this;
    this.stale = 'nothing';
    if (!scene || !painter || !overlay || size.width === 0 || size.height === 0) {
      return;
    }
    if (stale === 'all' || !this.shot) {
      const { pixelRatio } = size;
      const width = Math.round(size.width * pixelRatio);
      this.shot = { window: this.window, scale: this.scale(pixelRatio), width, pixelRatio };
      painter.paint(scene, this.shot);
      this.onSight(this.shot);
    }
    paintOverlay(overlay, scene, this.shot, painter.bars, this.spotlight);
  }
}

function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number, pixelRatio: number): void {
  canvas.width = Math.round(width * pixelRatio);
  canvas.height = Math.round(height * pixelRatio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}
