import { type FlameLayout, positionOf } from './flameLayout';
import { type ValueWindow } from './visibleBars';

/** `flame` has the root at the bottom, `icicle` on top. */
export type Direction = 'flame' | 'icicle';

/** How levels map to the height of a view that scrolls over them. All lengths are in the same pixels. */
export interface LevelScale {
  readonly direction: Direction;
  readonly levels: number;
  readonly rowHeight: number;
  readonly viewHeight: number;
  /** How far the top of the view is below the top of the content. */
  readonly scrollTop: number;
}

export const contentHeight = ({ levels, rowHeight, viewHeight }: LevelScale): number =>
  Math.max(levels * rowHeight, viewHeight);

/** Top of a level, from the top of the view. */
export function topOfLevel(scale: LevelScale, level: number): number {
  const { direction, rowHeight, scrollTop } = scale;
  const top = direction === 'icicle' ? level * rowHeight : contentHeight(scale) - (level + 1) * rowHeight;
  return top - scrollTop;
}

/** The level at a height of the view; may be one that does not exist. */
export function levelAt(scale: LevelScale, y: number): number {
  const fromTop = y + scale.scrollTop;
  const fromRoot = scale.direction === 'icicle' ? fromTop : contentHeight(scale) - fromTop - 1e-6;
  return Math.floor(fromRoot / scale.rowHeight);
}

/** Levels in sight, those that are cut by an edge included: from `first` up to, but not including, `after`. */
export function levelsInSight(scale: LevelScale): { readonly first: number; readonly after: number } {
  const ends = [levelAt(scale, 0), levelAt(scale, scale.viewHeight - 1)];
  return { first: Math.max(0, Math.min(...ends)), after: Math.min(scale.levels, Math.max(...ends) + 1) };
}

/** The least scrolling that brings a level into sight, with `margin` levels beside it where there is room. */
export function scrollToLevel(scale: LevelScale, level: number, margin: number): number {
  const room = Math.max(0, Math.min(margin * scale.rowHeight, (scale.viewHeight - scale.rowHeight) / 2));
  const top = topOfLevel(scale, level);
  const over = Math.max(0, top + scale.rowHeight + room - scale.viewHeight);
  const under = Math.max(0, room - top);
  const scrolled = scale.scrollTop + (under > 0 ? -under : over);
  return Math.max(0, Math.min(contentHeight(scale) - scale.viewHeight, scrolled));
}

export const wholeTree = ({ total }: FlameLayout): ValueWindow => ({ from: 0, to: total > 0 ? total : 1 });

export const spanOf = ({ from, to }: ValueWindow): number => to - from;

/** The range of a row; of the whole tree for a row without a weight, or for none. */
export function windowOfRow(layout: FlameLayout, row: number | undefined): ValueWindow {
  if (row === undefined || !(layout.weight[row] > 0)) {
    return wholeTree(layout);
  }
  const position = positionOf(layout, layout.level[row], row);
  return { from: layout.left[position], to: layout.right[position] };
}

/** Below this share of the whole, offsets of doubles get too coarse for smooth edges. */
const NARROWEST = 1e-10;

/** A window of the same span within the whole tree. */
export function clampWindow(layout: FlameLayout, { from, to }: ValueWindow): ValueWindow {
  const whole = wholeTree(layout);
  const span = Math.min(whole.to, Math.max(to - from, whole.to * NARROWEST));
  const left = Math.max(0, Math.min(whole.to - span, from));
  return { from: left, to: left + span };
}

/** Zooms by a factor (above 1 comes closer) around a point of the window, 0 at its left edge and 1 at its right. */
export function zoomAt(layout: FlameLayout, window: ValueWindow, factor: number, point: number): ValueWindow {
  const span = spanOf(window) / factor;
  const from = window.from + (spanOf(window) - span) * point;
  return clampWindow(layout, { from, to: from + span });
}

/** Moves by a share of the window's span; above 0 to the right. */
export function panBy(layout: FlameLayout, window: ValueWindow, share: number): ValueWindow {
  const step = spanOf(window) * share;
  return clampWindow(layout, { from: window.from + step, to: window.to + step });
}

/** Rows of the weight of the one looked for fill the window this often. */
const NEIGHBOURS_IN_SIGHT = 20;

/** Around a row that was too narrow to be drawn, so that it and some neighbours are wide enough. */
export function windowAround(layout: FlameLayout, row: number): ValueWindow {
  const { from, to } = windowOfRow(layout, row);
  const half = ((to - from) * NEIGHBOURS_IN_SIGHT) / 2;
  const middle = (from + to) / 2;
  return clampWindow(layout, { from: middle - half, to: middle + half });
}

/**
 * A window on the way from one to another, `progress` from 0 to 1. Spans change by equal factors in equal times, and
 * all windows between two of which one holds the other meet in one fixed point.
 */
export function windowBetween(start: ValueWindow, end: ValueWindow, progress: number): ValueWindow {
  const spans = [spanOf(start), spanOf(end)];
  if (progress >= 1) {
    return end;
  }
  const span = spans[0] * (spans[1] / spans[0]) ** progress;
  const way = Math.abs(spans[0] - spans[1]) < 1e-6 * spans[0] ? progress : (span - spans[0]) / (spans[1] - spans[0]);
  const from = start.from + (end.from - start.from) * way;
  return { from, to: from + span };
}
