import { err, ok, type Result } from '../../profile/result';
import { type BackendKind, type TimeRange } from './backend';
import { type BackendError } from './error';

/** Servers refuse to list the types of a longer time. */
const WINDOW = 86_400_000;

/** Halves the time between a span and now to a day, for as long as profiles are kept anywhere. */
const MOST_STEPS = 12;

/**
 * When the oldest profile was taken, of a server that does not say: as if profiles were held without a gap from some time
 * on. Looks at days, so the answer is up to a day early; where the day before `since` has profiles, it is the beginning
 * of that day. Where neither it nor the last one has any, a gap cannot be told from a store that is empty.
 */
export async function searchOldest(
  backend: BackendKind,
  since: number,
  now: number,
  hasProfiles: (range: TimeRange) => Promise<Result<boolean, BackendError>>
): Promise<Result<number, BackendError>> {
  const before = (time: number) => hasProfiles({ from: time - WINDOW, to: time });
  const asked = await before(since);
  if (!asked.ok || asked.value) {
    return asked.ok ? ok(since - WINDOW) : asked;
  }
  const last = await before(now);
  if (!last.ok || !last.value) {
    return last.ok ? err({ backend, kind: 'unsupported', detail: 'it has no profiles of the last day' }) : last;
  }
  let [without, within] = [since, now];
  for (let step = 0; within - without > WINDOW && step < MOST_STEPS; step++) {
    const middle = Math.round((without + within) / 2);
    const found = await before(middle);
    if (!found.ok) {
      return found;
    }
    [without, within] = found.value ? [without, middle] : [middle, within];
  }
  return ok(Math.max(without, within - WINDOW));
}
