import { useCallback, useMemo, useState } from 'react';

import { sameTrace } from '../correlation/ids';
import { type Rung } from '../correlation/ladder';
import { findSpan, type SpanTable, traceOf } from '../correlation/spanTable';

/** A span that was picked, kept by its ids so that it outlives a refresh of the same trace. */
export interface Pick {
  readonly traceId: string;
  readonly spanId: string;
  /** Its row when it was picked. */
  readonly row: number;
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
  readonly onPick: (row: number) => void;
  /** Asks one question about the span that is picked. */
  readonly onAsk: (rung: Rung) => void;
  /** Asks the same again. */
  readonly onRetry: () => void;
}

/** The span that is picked, `first` to begin with where the table has it. */
export function usePick(table: SpanTable, first?: SpanName): Picked {
  const [pick, setPick] = useState(() => first && firstPick(table, first));
  const row = useMemo(() => pick && rowOf(table, pick), [table, pick]);
  const onPick = useCallback(
    (picked: number): void => {
      const { traceId } = traceOf(table, picked);
      setPick({ traceId, spanId: table.spanId[picked], row: picked, atMs: Date.now(), rung: undefined });
    },
    [table]
  );
  const onAsk = useCallback((rung: Rung) => setPick((now) => now && { ...now, rung, atMs: Date.now() }), []);
  const onRetry = useCallback(() => setPick((now) => now && { ...now, atMs: Date.now() }), []);
  return { pick, row, onPick, onAsk, onRetry };
}

function firstPick(table: SpanTable, { traceId, spanId }: SpanName): Pick | undefined {
  const row = findSpan(table, traceId, spanId);
  return row === undefined ? undefined : { traceId, spanId, row, atMs: Date.now(), rung: undefined };
}

function rowOf(table: SpanTable, { traceId, spanId, row }: Pick): number | undefined {
  const isIt = (candidate: number): boolean =>
    table.spanId[candidate] === spanId && sameTrace(traceOf(table, candidate).traceId, traceId);
  if (row < table.length && isIt(row)) {
    return row;
  }
  const found = spanId === '' ? -1 : table.spanId.findIndex((_, candidate) => isIt(candidate));
  return found < 0 ? undefined : found;
}
