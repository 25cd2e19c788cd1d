import { useEffect, useState } from 'react';

import { type Result } from '../../profile/result';
import { type BackendError } from '../backends/error';
import { errorWords } from '../errorWords';

export type Answer<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'loaded'; readonly value: T }
  | { readonly state: 'failed'; readonly words: string };

/** Asks a backend whenever `key` changes; a newer question aborts the older one. */
export function useAnswer<T>(key: string, ask: (signal: AbortSignal) => Promise<Result<T, BackendError>>): Answer<T> {
  const [last, setLast] = useState<{ readonly key: string; readonly answer: Answer<T> }>();

  useEffect(() => {
    const controller = new AbortController();
    const show = (answer: Answer<T>): void => {
      if (!controller.signal.aborted) {
        setLast({ key, answer });
      }
    };
    ask(controller.signal).then(
      (result) =>
        show(
          result.ok ? { state: 'loaded', value: result.value } : { state: 'failed', words: errorWords(result.error) }
        ),
      (error: unknown) => show({ state: 'failed', words: error instanceof Error ? error.message : String(error) })
    );
    return () => controller.abort();
    // The key stands for all that the question depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);

  return last?.key === key ? last.answer : { state: 'loading' };
}
