import { type BarList } from '../layout/barList';
import { levelAt } from '../layout/camera';
import { type FlameLayout } from '../layout/flameLayout';
import { rowAtValue } from '../layout/visibleBars';
import { type Shot } from './painter';

/** What a point of the view shows. */
export type Hit =
  | { readonly kind: 'row'; readonly row: number }
  /**
   * Neighbours that are too narrow for a bar each: positions in `order` of the layout. `row` is the one of them that lies
   * at the point.
   */
  | { readonly kind: 'run'; readonly first: number; readonly after: number; readonly row: number };

/** At a point in CSS pixels from the top left corner of what was painted. */
export function hitBars(bars: BarList, layout: FlameLayout, shot: Shot, x: number, y: number): Hit | undefined {
  const { scale, window, width, pixelRatio } = shot;
  const bar = bars.at(levelAt(scale, y * pixelRatio), x * pixelRatio);
  if (bar === -1) {
    return undefined;
  }
  const first = bars.first[bar];
  const after = bars.after[bar];
  if (after - first === 1) {
    return { kind: 'row', row: layout.order[first] };
  }
  const value = window.from + ((x * pixelRatio) / width) * (window.to - window.from);
  return { kind: 'run', first, after, row: rowAtValue(layout, first, after, value) };
}

export function isSameHit(a: Hit, b: Hit): boolean {
  return a.kind === 'row' ? b.kind === 'row' && a.row === b.row : b.kind === 'run' && a.first === b.first;
}
