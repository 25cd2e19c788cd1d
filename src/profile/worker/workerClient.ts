import { type Answer, type Question } from './messages';

/** How long a worker may take to say that it runs: one that is blocked may say nothing at all. */
const START_MILLIS = 3000;

/** A worker that runs. */
export interface WorkerClient {
  /** Asks, and hands `transfer` over. Questions are asked one at a time. Rejects when the worker fails, or with `signal`. */
  ask(question: Question, transfer: Transferable[], signal?: AbortSignal): Promise<Answer>;
  /** Ends the worker, whatever it is at. */
  close(): void;
}

/** Waits until a worker runs; `undefined` where it is blocked or does not load. Never rejects. */
export function connectWorker(start: () => Worker): Promise<WorkerClient | undefined> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = start();
    } catch {
      // A content security policy may forbid it.
      resolve(undefined);
      return;
    }
    const settle = (runs: boolean): void => {
      clearTimeout(timeout);
      worker.onmessage = null;
      worker.onerror = null;
      if (!runs) {
        worker.terminate();
      }
      resolve(runs ? clientOf(worker) : undefined);
    };
    const timeout = setTimeout(() => settle(false), START_MILLIS);
    worker.onmessage = () => settle(true);
    worker.onerror = (event) => {
      event.preventDefault();
      settle(false);
    };
  });
}

function clientOf(worker: Worker): WorkerClient {
  return {
    close: () => worker.terminate(),
    ask: (question, transfer, signal) =>
      new Promise((resolve, reject) => {
        const leave = (): void => {
          worker.terminate();
          reject(signal?.reason);
        };
        if (signal?.aborted) {
          leave();
          return;
        }
        signal?.addEventListener('abort', leave, { once: true });
        const settle = (finish: () => void): void => {
          signal?.removeEventListener('abort', leave);
          finish();
        };
        worker.onmessage = ({ data }: MessageEvent<Answer>) =>
          settle(() => (data.kind === 'bug' ? reject(new Error(data.message)) : resolve(data)));
        worker.onerror = ({ message }) => settle(() => reject(new Error(message || 'The worker failed')));
        worker.postMessage(question, transfer);
      }),
  };
}
