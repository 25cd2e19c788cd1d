import { type FlameTree } from '../../../profile/flameTree';
import { sameRow } from '../../../profile/view/callPath';
import { clampWindow, spanOf, windowOfRow } from './camera';
import { type FlameLayout, levelCount } from './flameLayout';
import { rowAtValue, type ValueWindow } from './visibleBars';

interface LaidOut {
  readonly tree: FlameTree;
  readonly layout: FlameLayout;
}

/**
 * What of another tree corresponds to a window of this one: the same part of the deepest row that all of the window lies
 * in. `undefined` where the other tree has no such row. Takes a pass over the rows of both.
 */
export function sameWindow(before: LaidOut, window: ValueWindow, now: LaidOut): ValueWindow | undefined {
  const row = rowAround(before.layout, window);
  const there = sameRow(before.tree, row, now.tree);
  if (there === undefined || !(now.layout.weight[there] > 0)) {
    return undefined;
  }
  const [from, to] = [windowOfRow(before.layout, row), windowOfRow(now.layout, there)];
  const scale = spanOf(to) / spanOf(from);
  const left = to.from + (window.from - from.from) * scale;
  return clampWindow(now.layout, { from: left, to: left + spanOf(window) * scale });
}

/** The deepest row that a window lies in; the root where there is none. */
function rowAround(layout: FlameLayout, window: ValueWindow): number {
  const { levelStart } = layout;
  let around = 0;
  for (let level = 0; level < levelCount(layout); level++) {
    const row = rowAtValue(layout, levelStart[level], levelStart[level + 1], window.from);
    const { from, to } = windowOfRow(layout, row);
    if (from > window.from || to < window.to) {
      break;
    }
    around = row;
  }
  return around;
}
