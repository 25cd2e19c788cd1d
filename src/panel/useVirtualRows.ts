import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject } from 'react';

interface Extras {
  /** A row that stays, also out of sight: what is removed loses the keyboard. */
  readonly kept?: number;
  /** Height of a head that stays on top while the rows scroll. */
  readonly headHeight?: number;
}

/** Rows of one height in a scrolling element, of which only those in sight (and a few beside) are to be rendered. */
export function useVirtualRows(
  count: number,
  rowHeight: number,
  scroller: RefObject<HTMLElement>,
  { kept, headHeight = 0 }: Extras = {}
): Virtualizer<HTMLElement, Element> {
  // The React Compiler skips callers of this library, as its functions answer differently after each scroll.
  // eslint-disable-next-line react-hooks/incompatible-library
  return useVirtualizer<HTMLElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    // Rows begin below the head, which hides as much at the top.
    scrollPaddingEnd: headHeight,
    rangeExtractor: (range) => withRow(range, kept),
  });
}

function withRow(range: Range, row: number | undefined): number[] {
  const rows = defaultRangeExtractor(range);
  const isOutside = row !== undefined && row >= 0 && row < range.count && !rows.includes(row);
  return isOutside ? [...rows, row].sort((a, b) => a - b) : rows;
}
