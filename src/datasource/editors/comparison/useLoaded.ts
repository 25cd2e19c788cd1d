import { useEffect, useState } from 'react';

/** What was loaded for a key; `undefined` until it is there. */
export function useLoaded<T>(key: string, load: () => Promise<T>): T | undefined {
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly value: T }>();
  useEffect(() => {
    let isWanted = true;
    void load().then((value) => isWanted && setLoaded({ key, value }));
    return () => {
      isWanted = false;
    };
    // Loaded once for each key.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return loaded?.key === key ? loaded.value : undefined;
}
