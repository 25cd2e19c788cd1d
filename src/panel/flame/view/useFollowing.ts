import { startTransition, useEffect, useState } from 'react';

import { afterPaint } from '../afterPaint';

/**
 * A value that follows another one as soon as what was rendered with that is on the screen, in slices that let the page
 * answer: for what is slow to render and nobody needs first. It begins with `first`.
 */
export function useFollowing<T>(value: T, first: T): T {
  const [shown, setShown] = useState(first);
  useEffect(
    () => (Object.is(shown, value) ? undefined : afterPaint(() => startTransition(() => setShown(() => value)))),
    [shown, value]
  );
  return shown;
}
