import { useCallback, useLayoutEffect, useState } from 'react';

import { decodeState, encodeState, isSamePlace, type ViewState } from './viewState';

/** A step is one that the browser's back button takes back; an adjustment belongs to the step before it. */
export type LinkChange = 'step' | 'adjustment';

/** Where the state of a view is kept beside the view itself: a parameter of the URL, or nowhere. */
export interface ViewLink {
  readonly text: string;
  readonly onText: (text: string, change: LinkChange) => void;
}

export type ChangeView = (change: Partial<ViewState>) => void;

/**
 * The state of a view. A link that changes under it, as by the browser's back button, changes it too. What changes is told
 * in the commit itself: told later, it would come back as a link that takes away what was done since.
 */
export function useViewState({ text, onText }: ViewLink): readonly [ViewState, ChangeView] {
  const [state, setState] = useState(() => decodeState(text));
  const [seen, setSeen] = useState(text);
  if (text !== seen) {
    setSeen(text);
    if (text !== encodeState(state)) {
      setState(decodeState(text));
    }
  }
  useLayoutEffect(() => {
    onText(encodeState(state), isSamePlace(state, decodeState(text)) ? 'adjustment' : 'step');
    // What is written is told once; a link that changes by itself is read above.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state]);
  const change = useCallback((part: Partial<ViewState>): void => setState((now) => ({ ...now, ...part })), []);
  return [state, change];
}
