import { useCallback, useEffect, useState } from 'react';

import { sameTrace } from '../../correlation/ids';
import { type FoundSpans } from '../../correlation/inputs/searchRows';
import { onAddress, type PickVariables, readPickedIds, writePickedIds } from '../pick/pickLink';

interface PickedTrace {
  /** Empty while the list is shown. */
  readonly traceId: string;
  readonly onPick: (at: number) => void;
  readonly onBack: () => void;
}

/** Which of the traces that were found is open: the one that was clicked, or that the page's address names. */
export function usePickedTrace(found: FoundSpans, variables: PickVariables): PickedTrace {
  const { trace, span } = variables;
  const [traceId, setTraceId] = useState(() => readPickedIds({ trace, span }).traceId);
  useEffect(() => {
    if (!trace) {
      return undefined;
    }
    const follow = (): void => setTraceId(readPickedIds({ trace, span }).traceId);
    follow();
    return onAddress(follow);
  }, [trace, span]);
  const onPick = useCallback(
    (at: number) => {
      setTraceId(found.traceId[at]);
      writePickedIds({ trace, span }, { traceId: found.traceId[at], spanId: found.spanId[at] });
    },
    [found, trace, span]
  );
  const onBack = useCallback(() => {
    setTraceId('');
    writePickedIds({ trace, span }, { traceId: '', spanId: '' });
  }, [trace, span]);
  const isFound = traceId !== '' && found.traceId.some((id) => id !== '' && sameTrace(id, traceId));
  return { traceId: isFound ? traceId : '', onPick, onBack };
}
