import { useCallback, useEffect, useMemo, useState } from 'react';

import { sameTrace } from '../../correlation/ids';
import { type Rung } from '../../correlation/ladder';
import { findSpan, type SpanTable, traceOf } from '../../correlation/spanTable';
import { onAddress, type PickVariables, readPickedIds, writePickedIds } from './pickLink';

/** A span that was picked, kept by its ids so that it outlives a refresh of the same trace. */
export interface Pick {
  readonly traceId: string;
  readonly spanId: string;
  /** Its row when it was picked; absent where the address of the page named the span. */
  readonly row?: number;
  readonly atMs: number;
  /** The one question to ask; without it the ladder is climbed. */
  readonly rung: Rung | undefined;
}

export interface SpanName {
  readonly traceId: string;
  readonly spanId: string;
}

interface Picked {
  readonly pick: Pick | undefined;
  /** The span's row now. */
  readonly row: number | undefined;
  /** Picks a row; with a rung, only that question is asked about it. */
  readonly onPick: (row: number, rung?: Rung) => void;
  /** Asks one question about the span that is picked. */
  readonly onAsk: (rung: Rung) => void;
  /** Asks the same again. */
  readonly onRetry: () => void;
}

/** The picked span: `first` to begin with, then what was clicked, or what the page's address names since. */
export function usePick(table: SpanTable, variables: PickVariables, first?: SpanName): Picked {
  const { trace, span } = variables;
  const [pick, setPick] = useState(() =>
    followed({ trace, span }, first && { ...first, atMs: Date.now(), rung: undefined })
  );
  useEffect(() => {
    const follow = (): void => setPick((now) => followed({ trace, span }, now));
    follow();
    return onAddress(follow);
  }, [trace, span]);
  const row = useMemo(() => pick && rowOf(table, pick), [table, pick]);
  const onPick = useCallback(
    (picked: number, rung?: Rung): void => {
      const ids = { traceId: traceOf(table, picked).traceId, spanId: table.spanId[picked] };
      setPick({ ...ids, row: picked, atMs: Date.now(), rung });
      writePickedIds({ trace, span }, ids);
    },
    [table, trace, span]
  );
  const onAsk = useCallback((rung: Rung) => setPick((now) => now && { ...now, rung, atMs: Date.now() }), []);
  const onRetry = useCallback(() => setPick((now) => now && { ...now, atMs: Date.now() }), []);
  return { pick, row, onPick, onAsk, onRetry };
}

/** The pick after a change of the address. A span without an id is in no address, and neither is one of no variable. */
function followed(variables: PickVariables, now: Pick | undefined): Pick | undefined {
  const { traceId, spanId } = readPickedIds(variables);
  if (!variables.span || (spanId === '' && now?.spanId === '')) {
    return now;
  }
  if (spanId === '') {
    return undefined;
  }
  const isSame = now?.spanId === spanId && (traceId === '' || sameTrace(now.traceId, traceId));
  return isSame ? now : { traceId, spanId, atMs: Date.now(), rung: undefined };
}

function rowOf(table: SpanTable, { traceId, spanId, row }: Pick): number | undefined {
  const isIt =
    row !== undefined &&
    row < table.length &&
    table.spanId[row] === spanId &&
    sameTrace(traceOf(table, row).traceId, traceId);
  return isIt ? row : findSpan(table, traceId, spanId);
}
