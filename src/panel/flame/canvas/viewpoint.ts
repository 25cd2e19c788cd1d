import {
  clampWindow,
  type LevelScale,
  panBy,
  scrollToLevel,
  topOfLevel,
  wholeTree,
  windowOfRow,
  zoomAt,
} from '../layout/camera';
import { type FlameLayout } from '../layout/flameLayout';
import { type ValueWindow } from '../layout/visibleBars';
import { hasArrived, prefersStillness, type Sight, sightAt } from './flight';

/** Which part of a layout is looked at: a range of values, and how far its scroller is scrolled over the levels. */
export class Viewpoint {
  private layout: FlameLayout | undefined;
  private sight: ValueWindow = { from: 0, to: 1 };
  private flight: { readonly start: Sight; readonly end: Sight; readonly since: number } | undefined;
  private met: number | undefined;

  constructor(
    private readonly scroller: HTMLElement,
    /** In CSS pixels. */
    private readonly scale: () => LevelScale,
    private readonly onMove: () => void
  ) {}

  get window(): ValueWindow {
    return this.sight;
  }

  /** What is in sight, or will be when the flight is over. */
  get destination(): ValueWindow {
    return this.flight?.end.window ?? this.sight;
  }

  /** At its whole unless told. */
  enter(layout: FlameLayout, window = wholeTree(layout)): void {
    this.layout = layout;
    this.flight = undefined;
    this.met = undefined;
    this.sight = window;
  }

  /** Whether something else is in sight than a row, or than the whole tree for undefined. */
  isAstray(row: number | undefined): boolean {
    if (!this.layout) {
      return false;
    }
    const home = clampWindow(this.layout, windowOfRow(this.layout, row));
    const { from, to } = this.destination;
    return from !== home.from || to !== home.to;
  }

  /** By keyboard: around the middle of the view. */
  move(
    step: { readonly kind: 'zoom'; readonly factor: number } | { readonly kind: 'pan'; readonly share: number }
  ): void {
    const { layout, window } = this;
    if (layout) {
      this.look(step.kind === 'zoom' ? zoomAt(layout, window, step.factor, 0.5) : panBy(layout, window, step.share));
    }
  }

  /** At once, and any flight ends. */
  look(window: ValueWindow): void {
    if (this.layout) {
      this.flight = undefined;
      this.sight = clampWindow(this.layout, window);
      this.onMove();
    }
  }

  /** To a range of values, and to a level where one is given. */
  flyTo(window: ValueWindow, level: number | undefined, animate: boolean): void {
    if (!this.layout) {
      return;
    }
    const { scrollTop } = this.scroller;
    const end: Sight = {
      window: clampWindow(this.layout, window),
      scrollTop: level === undefined ? scrollTop : scrollToLevel(this.scale(), level, 3),
    };
    if (this.isHeadedFor(end)) {
      return;
    }
    if (animate && !prefersStillness()) {
      this.flight = { start: { window: this.window, scrollTop }, end, since: performance.now() };
    } else {
      this.flight = undefined;
      this.arrive(end);
    }
    this.onMove();
  }

  /** To the middle of the view, at once. */
  centre(value: number, level: number): void {
    const half = (this.window.to - this.window.from) / 2;
    this.look({ from: value - half, to: value + half });
    const scale = this.scale();
    this.scroller.scrollTop += topOfLevel(scale, level) - (scale.viewHeight - scale.rowHeight) / 2;
  }

  /** A row that was clicked is in sight: to look where it is would lay the page out within the frame of the click. */
  meet(row: number): void {
    this.met = row;
  }

  /** Scrolls and pans no more than it takes to have a row in sight. */
  reveal(row: number): void {
    const { layout, met } = this;
    this.met = undefined;
    if (!layout || row >= layout.level.length || row === met) {
      return;
    }
    const { from, to } = windowOfRow(layout, row);
    const target = this.destination;
    const isInSight = from < target.to && to > target.from;
    const shift = isInSight ? 0 : (from + to) / 2 - (target.from + target.to) / 2;
    if (shift !== 0) {
      this.look({ from: target.from + shift, to: target.to + shift });
    }
    this.scroller.scrollTop = scrollToLevel(this.scale(), layout.level[row], 1);
  }

  /** One frame further on a flight; answers whether it goes on. */
  advance(): boolean {
    const { flight } = this;
    if (flight) {
      const elapsed = performance.now() - flight.since;
      this.arrive(sightAt(flight.start, flight.end, elapsed));
      this.flight = hasArrived(elapsed) ? undefined : flight;
    }
    return this.flight !== undefined;
  }

  private isHeadedFor({ window, scrollTop }: Sight): boolean {
    const now = this.flight?.end ?? { window: this.sight, scrollTop: this.scroller.scrollTop };
    return now.window.from === window.from && now.window.to === window.to && now.scrollTop === scrollTop;
  }

  private arrive({ window, scrollTop }: Sight): void {
    this.sight = window;
    if (scrollTop !== this.scroller.scrollTop) {
      this.scroller.scrollTop = scrollTop;
    }
  }
}
