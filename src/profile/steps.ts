/**
 * Work that stops now and then, so that others may have their turn, and goes on when it is asked for its next step. A
 * step takes some milliseconds at most, whatever the size of the whole.
 */
export type Steps<T> = Generator<void, T, void>;

/** Does a piece of work, in one go or with pauses between its steps. Rejects with what the work throws. */
export type RunSteps = <T>(steps: Steps<T>) => Promise<T>;

/** Work that is not cut: its first step is its last. */
export function* oneStep<T>(work: () => T): Steps<T> {
  return work();
}

/** Does all of the work in one go. */
export function allSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
  }
}
