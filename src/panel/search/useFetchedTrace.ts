import { useEffect, useMemo, useState } from 'react';

import { readSpans } from '../../correlation/readSpans';
import { type SpanTable } from '../../correlation/spanTable';
import { traceQuery } from '../../profile/traceQuery';
import { isPublicDashboard } from '../query/publicDashboard';
import { runTraceQuery, type TraceSource } from '../query/runTraceQuery';

export type FetchedTrace =
  | { readonly kind: 'loading' }
  | { readonly kind: 'trace'; readonly table: SpanTable }
  | { readonly kind: 'empty' }
  /** The page may ask nothing. */
  | { readonly kind: 'public' }
  | { readonly kind: 'failed'; readonly reason: string };

const LOADING: FetchedTrace = { kind: 'loading' };
const PUBLIC: FetchedTrace = { kind: 'public' };

/** A trace by its id, from the data source whose search named it. Another id cancels the request under way. */
export function useFetchedTrace(source: TraceSource | undefined, traceId: string, attempt: number): FetchedTrace {
  const [last, setLast] = useState<{ readonly key: object; readonly trace: FetchedTrace }>();
  const { uid, type } = source ?? {};
  // The range is of no matter to most sources, so a refresh that moves it fetches nothing again.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const key = useMemo(() => ({ source, traceId, attempt }), [uid, type, traceId, attempt]);
  useEffect(() => {
    if (isPublicDashboard()) {
      return undefined;
    }
    const query = key.source && traceQuery(key.source.type, key.traceId);
    const answer = (trace: FetchedTrace): void => setLast({ key, trace });
    if (!key.source || !query) {
      const of = key.source ? `Data sources of type ${key.source.type} give` : 'The data source of this panel gives';
      answer({ kind: 'failed', reason: `${of} no trace by its id: query the trace itself in this panel.` });
      return undefined;
    }
    const subscription = runTraceQuery(key.source, query).subscribe((given) => {
      if (given.kind === 'failed') {
        answer(given);
        return;
      }
      const table = readSpans(given.frames);
      answer(table.length > 0 ? { kind: 'trace', table } : { kind: 'empty' });
    });
    return () => subscription.unsubscribe();
  }, [key]);
  if (isPublicDashboard()) {
    return PUBLIC;
  }
  return last?.key === key ? last.trace : LOADING;
}
