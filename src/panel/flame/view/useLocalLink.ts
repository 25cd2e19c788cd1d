import { useMemo, useState } from 'react';

import { type ViewLink } from './useViewState';

/** Keeps the state of a view as long as the page is there, and in no link; it begins with `first`. */
export function useLocalLink(first = ''): ViewLink {
  const [text, onText] = useState(first);
  return useMemo(() => ({ text, onText }), [text]);
}
