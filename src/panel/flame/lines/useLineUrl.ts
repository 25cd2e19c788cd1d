import { useEffect, useState } from 'react';

import { type Result } from '../../../profile/result';
import { type LineSource, type LineUrl } from './lineSource';

/** Where lines are on the web; `undefined` where nobody has said, and until it is known. */
export function useLineUrl(source: LineSource): Result<LineUrl, string> | undefined {
  const find = source.kind === 'possible' ? source.repository : undefined;
  const [found, setFound] = useState<{
    readonly find: typeof find;
    readonly url: Result<LineUrl, string> | undefined;
  }>();
  useEffect(() => {
    if (!find) {
      return undefined;
    }
    const stop = new AbortController();
    find(stop.signal).then(
      (url) => !stop.signal.aborted && setFound({ find, url }),
      // The lines are there without; what failed here fails, and is told, where the profile is asked for.
      () => undefined
    );
    return () => stop.abort();
  }, [find]);
  return found?.find === find ? found?.url : undefined;
}
