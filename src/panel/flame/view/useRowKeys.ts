import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

interface Rows {
  readonly count: number;
  /** The row that the keyboard is at, or comes to. */
  readonly active: number;
  readonly scroller: RefObject<HTMLElement>;
  /** Makes another row the active one, and has it in sight. */
  readonly onGo: (row: number) => void;
}

const PAGE = 10;

/**
 * Keys that go from row to row of a table, so that it is one stop for the Tab key however long it is. Each row has one
 * button, and an `aria-rowindex` from 2 on.
 */
export function useRowKeys({ count, active, scroller, onGo }: Rows): (event: KeyboardEvent) => void {
  const awaited = useRef<number>();
  useEffect(() => {
    // A row is focused as soon as it is rendered.
    const row = awaited.current === undefined ? '' : `[aria-rowindex="${awaited.current + 2}"] button`;
    const button = row && scroller.current?.querySelector<HTMLElement>(row);
    if (button) {
      awaited.current = undefined;
      button.focus();
    }
  });
  return (event) => {
    const next = nextRow(event.key, active, count);
    if (next !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      awaited.current = Math.max(0, Math.min(next, count - 1));
      onGo(awaited.current);
    }
  };
}

function nextRow(key: string, row: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return row + 1;
    case 'ArrowUp':
      return row - 1;
    case 'PageDown':
      return row + PAGE;
    case 'PageUp':
      return row - PAGE;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
