import { type BarList } from './barList';
import { type FlameLayout, levelCount } from './flameLayout';

/** A range of values, `from` < `to`, in the units of the layout. */
export interface ValueWindow {
  readonly from: number;
  readonly to: number;
}

export interface BarRequest {
  readonly window: ValueWindow;
  /** Levels from `first` up to, but not including, `after`. */
  readonly levels: { readonly first: number; readonly after: number };
  /** Pixels that the window is spread over. */
  readonly width: number;
  /** Bars narrower than this many pixels (at least 2) are merged with such neighbours. */
  readonly minWidth: number;
  /** Rows that a run of narrow bars has to tell apart: it is cut where the answer changes, to the pixel. */
  readonly isMarked?: (first: number, after: number) => boolean;
}

/**
 * Fills `bars` with what can be seen. Edges are whole pixels, and each bar has one at least, so bars of a level never
 * overlap and what is hit is what was drawn. The cost grows with the pixels of the levels in sight and the logarithm of
 * their rows, never with the rows themselves.
 */
export function collectBars(bars: BarList, layout: FlameLayout, request: BarRequest): void {
  const first = Math.max(0, request.levels.first);
  const after = Math.min(levelCount(layout), request.levels.after);
  bars.reset(first);
  for (let level = first; level < after; level++) {
    bars.beginLevel();
    collectLevel(bars, layout, level, request);
  }
}

function collectLevel(bars: BarList, layout: FlameLayout, level: number, request: BarRequest): void {
  const { levelStart, left: leftEdge, right: rightEdge } = layout;
  const { window, width, isMarked } = request;
  const levelEnd = levelStart[level + 1];
  const scale = width / (window.to - window.from);
  const narrow = request.minWidth / scale;
  let used = 0;
  const push = (first: number, after: number): void => {
    const left = Math.max(used, Math.round((leftEdge[first] - window.from) * scale));
    const right = Math.min(width, Math.max(left + 1, Math.round((rightEdge[after - 1] - window.from) * scale)));
    if (right > left) {
      bars.push(left, right, first, after);
      used = right;
    }
  };

  let at = firstEndingBehind(layout, levelStart[level], levelEnd, window.from);
  while (at < levelEnd && leftEdge[at] < window.to) {
    if (rightEdge[at] - leftEdge[at] >= narrow) {
      push(at, ++at);
      continue;
    }
    const first = at;
    at = endOfRun(layout, at, levelEnd, narrow);
    const marked = isMarked?.(first, at);
    while (continues(layout, at, levelEnd, narrow, window.to)) {
      const next = endOfRun(layout, at, levelEnd, narrow);
      if (isMarked?.(at, next) !== marked) {
        break;
      }
      at = next;
    }
    push(first, at);
  }
}

/** The row at a value among the positions `first` to `after` of a level; the nearest one to the right in a gap. */
export function rowAtValue(layout: FlameLayout, first: number, after: number, value: number): number {
  return layout.order[Math.min(after - 1, firstEndingBehind(layout, first, after, value))];
}

/** Behind the rows that end within the width of one narrow bar: all of them are narrow. */
function endOfRun(layout: FlameLayout, at: number, levelEnd: number, narrow: number): number {
  return Math.max(at + 1, firstEndingBehind(layout, at + 1, levelEnd, layout.left[at] + narrow));
}

function continues({ left, right }: FlameLayout, at: number, end: number, narrow: number, to: number): boolean {
  return at < end && left[at] < to && right[at] - left[at] < narrow && left[at] - right[at - 1] < narrow;
}

/** The first position from `low` on whose row ends behind a value: steps that double, then halves. */
function firstEndingBehind({ right }: FlameLayout, low: number, end: number, value: number): number {
  let from = low;
  let step = 1;
  let to = low;
  while (to < end && right[to] <= value) {
    from = to + 1;
    to += step;
    step *= 2;
  }
  let high = Math.min(to, end);
  while (from < high) {
    const middle = (from + high) >>> 1;
    if (right[middle] <= value) {
      from = middle + 1;
    } else {
      high = middle;
    }
  }
  return from;
}
