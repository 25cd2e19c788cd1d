import { useEffect, useState } from 'react';

export type Polled<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly value: T }
  | { readonly kind: 'failed'; readonly message: string };

type Ask<T> = (signal: AbortSignal) => Promise<T>;

/** Asks again every `everyMillis` (0: once), and whenever `ask` is another function. */
export function usePoll<T>(ask: Ask<T>, everyMillis: number): Polled<T> {
  const [latest, setLatest] = useState<{ readonly ask: Ask<T>; readonly answer: Polled<T> }>();
  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (answer: Polled<T>): void => {
      if (!abort.signal.aborted) {
        setLatest({ ask, answer });
        timer = everyMillis > 0 ? setTimeout(once, everyMillis) : undefined;
      }
    };
    const once = (): void => {
      ask(abort.signal).then(
        (value) => settle({ kind: 'loaded', value }),
        (error: unknown) => settle({ kind: 'failed', message: String(error) })
      );
    };
    once();
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [ask, everyMillis]);
  return latest?.ask === ask ? latest.answer : { kind: 'loading' };
}
