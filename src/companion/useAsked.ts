import { useEffect, useState } from 'react';

import { type Answer, type Ask, askSource } from './askSource';

interface Asked {
  readonly answer: Answer;
  /** Asks the same again. */
  readonly onRetry: () => void;
}

/** Asks when the question is another one, and cancels the one before; `undefined` is still to be asked. */
export function useAsked(ask: Ask | undefined): Asked {
  const [tries, setTries] = useState(0);
  const key = ask && JSON.stringify([ask, tries]);
  const [last, setLast] = useState<{ readonly key: string; readonly answer: Answer }>();
  useEffect(() => {
    if (!key) {
      return undefined;
    }
    const [question] = JSON.parse(key) as [Ask];
    const subscription = askSource(question).subscribe((answer) => setLast({ key, answer }));
    return () => subscription.unsubscribe();
  }, [key]);
  return {
    answer: key !== undefined && last?.key === key ? last.answer : { kind: 'loading' },
    onRetry: () => setTries((count) => count + 1),
  };
}
