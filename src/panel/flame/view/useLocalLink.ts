import { useMemo, useState } from 'react';

import { type ViewLink } from './useViewState';

/** Keeps the state of a view as long as the page is there, and in no link. */
export function useLocalLink(): ViewLink {
  const [text, onText] = useState('');
  return useMemo(() => ({ text, onText }), [text]);
}
