import { useEffect, useState } from 'react';

import { allSteps, type Steps } from '../../profile/steps';
import { inSteps } from '../../profile/turns';

/** Something that was made, and what it was made of. */
export interface Made<W, T> {
  readonly of: W;
  readonly value: T;
}

/** How something is made of what is wanted: the same functions at every rendering. */
export interface Making<W, T> {
  readonly steps: (wanted: W) => Steps<T>;
  /** Whether that takes so little that it is made while rendering. */
  readonly isSmall: (wanted: W) => boolean;
}

/**
 * What was made last, in turns so that the page answers meanwhile; until what is wanted now (the same object for the same
 * wish) is there it is of what was wanted before, `undefined` before the first. What nobody waits for any more is not made
 * further. What the making throws goes to the boundary around, as if it had been thrown while rendering.
 */
export function useMade<W extends object, T>(
  wanted: W | undefined,
  { steps, isSmall }: Making<W, T>
): Made<W, T> | undefined {
  const makeAtOnce = (): Made<W, T> | undefined =>
    wanted && isSmall(wanted) ? { of: wanted, value: allSteps(steps(wanted)) } : undefined;
  const [made, setMade] = useState(makeAtOnce);
  const isCurrent = wanted === undefined || made?.of === wanted;
  if (!isCurrent) {
    const next = makeAtOnce();
    if (next) {
      setMade(next);
    }
  }
  useEffect(() => {
    if (isCurrent) {
      return undefined;
    }
    const stop = new AbortController();
    inSteps(steps(wanted), stop.signal).then(
      (value) => setMade({ of: wanted, value }),
      (error: unknown) => {
        if (!stop.signal.aborted) {
          setMade(() => {
            throw error;
          });
        }
      }
    );
    return () => stop.abort();
  }, [wanted, isCurrent, steps]);
  return made;
}
