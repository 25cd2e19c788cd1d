import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject } from 'react';

/** Rows of one height in a scrolling element, of which only those in sight (and a few beside) are to be rendered. */
export function useVirtualRows(
  count: number,
  rowHeight: number,
  scroller: RefObject<HTMLElement>
): Virtualizer<HTMLElement, Element> {
  // The React Compiler skips callers of this library, as its functions answer differently after each scroll.
  // eslint-disable-next-line react-hooks/incompatible-library
  return useVirtualizer<HTMLElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
}
