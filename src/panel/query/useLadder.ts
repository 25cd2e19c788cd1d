import { type PanelProps } from '@grafana/data';
import { useMemo, useState } from 'react';

import { type Attempt, attempts as attemptsFor } from '../../correlation/ladder';
import { type TimeWindow } from '../../correlation/range';
import { type Picked } from '../../correlation/rungs/question';
import { type CorrelationSettings } from '../../correlation/settings';
import { type SpanTable } from '../../correlation/spanTable';
import { type Pick as PickedSpan } from '../pick/usePick';
import { refusedIds } from './refusals';
import { type QueryOrigin } from './runProfileQuery';

interface Ladder {
  /** `undefined` until a span is picked and it is known which profile types there are. */
  readonly picked: Picked | undefined;
  readonly attempts: readonly Attempt[] | undefined;
  readonly origin: QueryOrigin;
}

type Place = Pick<PanelProps, 'data' | 'timeRange' | 'timeZone'> & { readonly table: SpanTable };

/** The questions about the picked span. They stay the same objects while a refresh brings the same trace. */
export function useLadder(
  { table, data, timeRange, timeZone }: Place,
  pick: PickedSpan | undefined,
  row: number | undefined,
  settings: CorrelationSettings,
  profileTypeId: string | undefined,
  uid: string | undefined
): Ladder {
  const nowMs = pick?.atMs;
  const { range, refused } = useAsPicked(nowMs, {
    range: { from: timeRange.from.valueOf(), to: timeRange.to.valueOf() },
    refused: refusedIds(uid),
  });
  const picked = useMemo(
    (): Picked | undefined =>
      row === undefined || nowMs === undefined || profileTypeId === undefined
        ? undefined
        : { table, row, settings, question: { profileTypeId, nowMs, range, refused } },
    [table, row, settings, profileTypeId, nowMs, range, refused]
  );
  const attempts = useStable(
    useMemo(() => picked && attemptsFor(picked.table, picked.row, picked.settings, picked.question), [picked])
  );
  const { panelId, dashboardUID } = data.request ?? {};
  const origin = useMemo(
    (): QueryOrigin => ({ timezone: timeZone, scopedVars: {}, panelId, dashboardUID }),
    [timeZone, panelId, dashboardUID]
  );
  return { picked, attempts, origin };
}

interface Circumstances {
  readonly range: TimeWindow;
  readonly refused: ReadonlyArray<'span' | 'trace'>;
}

/** What was when a span was picked: a page that moves on with the clock, or a refusal since, asks nothing again. */
function useAsPicked(atMs: number | undefined, current: Circumstances): Circumstances {
  const [kept, setKept] = useState({ atMs, ...current });
  if (kept.atMs !== atMs) {
    setKept({ atMs, ...current });
  }
  return kept;
}

/** The value as it was first seen, as long as later ones hold the same. */
function useStable<T>(value: T): T {
  const [kept, setKept] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) {
    return kept;
  }
  setKept(value);
  return value;
}
