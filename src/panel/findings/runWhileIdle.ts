import { type Steps } from '../../profile/steps';

/** Steps go on in the same task until so much time is over. */
const TASK_MILLIS = 8;
/** A busy page lets a task begin after this long. */
const PATIENCE_MILLIS = 300;

/**
 * Does work that nobody waits for, between what the page has to do: unlike `inSteps` it lets all other work in turns go
 * first. Rejects with the signal's reason between two tasks.
 */
export async function runWhileIdle<T>(steps: Steps<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    await idle();
    signal.throwIfAborted();
    const end = performance.now() + TASK_MILLIS;
    do {
      const step = steps.next();
      if (step.done) {
        return step.value;
      }
    } while (performance.now() < end);
  }
}

/** Safari has no idle callbacks. */
const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') {
      requestIdleCallback(() => resolve(), { timeout: PATIENCE_MILLIS });
    } else {
      setTimeout(resolve, 1);
    }
  });
