import { type FocusEvent, type RefObject, useEffect, useRef } from 'react';

/**
 * Gives the keyboard back when what had it is gone: from a menu that closes to what it was opened on, or to the graph where
 * that is gone too, as one in whose place two come, or to the view where there is no graph any more. `changes` are what may
 * take it away.
 */
export function useKeptFocus(
  view: RefObject<HTMLElement>,
  changes: readonly unknown[]
): { onFocus: (event: FocusEvent) => void } {
  const isAtWork = useRef(false);
  const last = useRef<HTMLElement>();
  useEffect(() => {
    const { activeElement } = document;
    const isGone = activeElement === document.body || activeElement === null;
    // The view itself has the keyboard only as long as there is no graph.
    if (isAtWork.current && (isGone || activeElement === view.current)) {
      const graph = view.current?.querySelector<HTMLElement>('[role="application"]');
      const before = last.current?.isConnected && last.current !== view.current ? last.current : undefined;
      (before ?? graph ?? view.current)?.focus({ preventScroll: true });
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
  return {
    onFocus: ({ target }) => {
      isAtWork.current = true;
      // Menus stand elsewhere in the page, but their events come here too.
      if (target instanceof HTMLElement && view.current?.contains(target)) {
        last.current = target;
      }
    },
  };
}
