import { oneStep, type Steps } from './steps';

/** Steps of a piece of work go on in the same task until so much time is over. */
const TASK_MILLIS = 8;

/**
 * Runs a piece of work in a task of its own, after the pieces that were asked for before, so that input and painting have
 * their chance between two pieces and many panels do not block the page. A piece should take less than 50 ms. Rejects
 * with what the work throws, and with the signal's reason where that aborted before the piece had its turn.
 */
export const inTurns = <T>(work: () => T, signal?: AbortSignal): Promise<T> => inSteps(oneStep(work), signal);

/**
 * As `inTurns`, for work that may take long: it goes on in as many tasks as it needs, and no other piece begins before it
 * ends, so that no two of them hold their memory at once. Rejects with the signal's reason between two of its tasks too.
 */
export function inSteps<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> {
  const turn = last.then(() => runInTasks(steps, signal));
  last = turn.catch(() => undefined);
  return turn;
}

let last: Promise<unknown> = Promise.resolve();

async function runInTasks<T>(steps: Steps<T>, signal: AbortSignal | undefined): Promise<T> {
  for (;;) {
    await nextTask();
    signal?.throwIfAborted();
    const end = performance.now() + TASK_MILLIS;
    do {
      const step = steps.next();
      if (step.done) {
        return step.value;
      }
    } while (performance.now() < end);
  }
}

const nextTask = (): Promise<void> => new Promise((resolve) => afterThisTask(resolve));

/**
 * Node has `setImmediate`, browsers a message to oneself: browsers hold nested timeouts back for 4 ms each, and Node's
 * message ports keep the process alive.
 */
const afterThisTask: (resume: () => void) => void = soonest();

function soonest(): (resume: () => void) => void {
  if (typeof setImmediate === 'function') {
    return (resume) => void setImmediate(resume);
  }
  if (typeof MessageChannel === 'undefined') {
    return (resume) => void setTimeout(resume, 0);
  }
  const waiting: Array<() => void> = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => waiting.shift()?.();
  return (resume) => {
    waiting.push(resume);
    port2.postMessage(undefined);
  };
}
