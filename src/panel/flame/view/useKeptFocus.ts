import { type RefObject, useEffect, useRef } from 'react';

/**
 * Gives the keyboard back to the graph when what had it in a view is gone: a menu that closes, a graph in whose place two
 * come. `changes` are what may take it away.
 */
export function useKeptFocus(view: RefObject<HTMLElement>, changes: readonly unknown[]): { onFocus: () => void } {
  const isAtWork = useRef(false);
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement !== document.body && activeElement !== null) {
      return;
    }
    if (isAtWork.current) {
      view.current?.querySelector<HTMLElement>('[role="application"]')?.focus({ preventScroll: true });
    }
    // Their number never changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, changes);
  useEffect(() => {
    const leave = (event: globalThis.PointerEvent): void => {
      isAtWork.current = view.current?.contains(event.target as Node) ?? false;
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [view]);
  return { onFocus: () => (isAtWork.current = true) };
}
