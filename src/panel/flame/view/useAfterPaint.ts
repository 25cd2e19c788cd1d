import { startTransition, useEffect, useState } from 'react';

import { afterPaint } from '../afterPaint';

/**
 * Whether what was rendered since `isReady` is on the screen: what is slow to mount and nobody needs first is mounted
 * after that, in slices that let the page answer. Once true it stays true.
 */
export function useAfterPaint(isReady: boolean): boolean {
  const [isPainted, setPainted] = useState(false);
  const waits = isReady && !isPainted;
  useEffect(() => (waits ? afterPaint(() => startTransition(() => setPainted(true))) : undefined), [waits]);
  return isPainted;
}
