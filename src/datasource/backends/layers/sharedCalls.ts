/** A call that runs, and how many wait for it. */
interface Call<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  callers: number;
}

/** Calls in flight by key: who asks the same while one runs waits for its answer. */
export class SharedCalls<T> {
  private readonly running = new Map<string, Call<T>>();

  /**
   * Answers as `run` does. A caller whose signal aborts is rejected with its reason and the others go on; when none is
   * left, the call itself is aborted.
   */
  join(key: string, signal: AbortSignal, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (signal.aborted) {
      return Promise.reject(signal.reason);
    }
    const call = this.running.get(key) ?? this.start(key, run);
    call.callers++;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(signal.reason);
        this.leave(key, call, signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      call.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  private start(key: string, run: (signal: AbortSignal) => Promise<T>): Call<T> {
    const controller = new AbortController();
    const call: Call<T> = { answer: run(controller.signal), controller, callers: 0 };
    this.running.set(key, call);
    const forget = (): void => this.forget(key, call);
    call.answer.then(forget, forget);
    return call;
  }

  private leave(key: string, call: Call<T>, reason: unknown): void {
    call.callers--;
    if (call.callers === 0) {
      this.forget(key, call);
      call.controller.abort(reason);
    }
  }

  private forget(key: string, call: Call<T>): void {
    if (this.running.get(key) === call) {
      this.running.delete(key);
    }
  }
}
