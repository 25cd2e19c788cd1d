import { type KeyboardEvent, useCallback } from 'react';

import { typeForKey } from './typeKeys';

const WRITTEN_INTO = 'input, textarea, select, [contenteditable], [role=combobox], [role=dialog]';

/** Keys that show another profile type of the same span, wherever the panel has the focus but where one writes. */
export function useTypeKeys(
  ordered: readonly string[],
  current: string,
  onType: (id: string) => void
): (event: KeyboardEvent) => void {
  return useCallback(
    (event) => {
      const isWriting = event.target instanceof Element && event.target.matches(WRITTEN_INTO);
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || isWriting) {
        return;
      }
      const id = typeForKey(event.key, ordered, current);
      if (id !== undefined) {
        event.preventDefault();
        onType(id);
      }
    },
    [ordered, current, onType]
  );
}
