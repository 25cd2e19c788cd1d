import { type Clock } from '../loop';
import { type Pusher } from './pusher';

/** For the last samples there is so long: an orchestrator waits for ten seconds before it kills. */
const LAST_MILLIS = 5_000;

/** Pushes at every `everyMillis` until the signal aborts; then once more, that the series end, and the promise resolves. */
export async function pushLoop(
  pusher: Pusher,
  everyMillis: number,
  clock: Pick<Clock, 'monotonic' | 'sleep'>,
  signal: AbortSignal
): Promise<void> {
  try {
    while (!signal.aborted) {
      const next = clock.monotonic() + everyMillis;
      await pusher.push(next, signal);
      await clock.sleep(Math.max(0, next - clock.monotonic()), signal);
    }
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
  const limit = AbortSignal.timeout(LAST_MILLIS);
  await pusher.end(clock.monotonic(), limit).catch((error: unknown) => {
    if (!limit.aborted) {
      throw error;
    }
  });
}
