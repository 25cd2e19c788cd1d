import { useCallback, useMemo, useState } from 'react';

import { type Picked } from '../../correlation/rungs/question';
import { serviceOf } from '../../correlation/spanTable';
import { type QueryOrigin } from '../query/runProfileQuery';
import { type TraceSource } from '../query/runTraceQuery';
import { canSearch } from './findSiblings';
import { type Comparison } from './useSlowFast';

export interface Comparing {
  /** What is compared now; absent while the span itself is shown. */
  readonly comparison: Comparison | undefined;
  /** Starts a comparison, or the same anew; absent where the trace's data source cannot be searched. */
  readonly onCompare: (() => void) | undefined;
  readonly onClose: () => void;
}

/** Whether the spans of the picked one's name are compared. Another pick or profile type ends it, or asks anew. */
export function useComparison(
  picked: Picked | undefined,
  traces: TraceSource | undefined,
  uid: string | undefined,
  origin: QueryOrigin
): Comparing {
  const [started, setStarted] = useState<{ readonly of: string; readonly traces: TraceSource; readonly at: number }>();
  const siblings = picked && { service: serviceOf(picked.table, picked.row), name: picked.table.name[picked.row] };
  const of = picked ? `${picked.row} ${JSON.stringify(siblings)}` : '';
  const isOpen = started !== undefined && started.of === of;
  const comparison = useMemo(
    (): Comparison | undefined =>
      isOpen && picked && uid !== undefined ? { picked, traces: started.traces, uid, origin } : undefined,
    [isOpen, picked, started, uid, origin]
  );
  const isPossible =
    siblings !== undefined && traces !== undefined && siblings.name !== '' && canSearch(traces, siblings);
  const onCompare = useCallback(
    () => traces && setStarted((now) => ({ of, traces, at: (now?.at ?? 0) + 1 })),
    [of, traces]
  );
  const onClose = useCallback(() => setStarted(undefined), []);
  return { comparison, onCompare: isPossible ? onCompare : undefined, onClose };
}
