import { useEffect, useState } from 'react';
import { catchError, from, type Observable, of, switchMap } from 'rxjs';

import { type Picked } from '../../correlation/rungs/question';
import { slowFast, type NotComparable, type SlowFast } from '../../correlation/siblings/slowFast';
import { serviceOf } from '../../correlation/spanTable';
import { profileKind } from '../../correlation/verdict/profileKind';
import { errorText } from '../query/errorText';
import { openProfileSource } from '../query/profileSource';
import { type ProfileAnswer, type QueryOrigin, runProfileQuery } from '../query/runProfileQuery';
import { type TraceSource } from '../query/runTraceQuery';
import { findSiblings, type SiblingStep } from './findSiblings';
import { type Measured, poolCohorts, type PoolStep } from './poolCohorts';

/** What to compare, of whom to ask it. A new object asks again and cancels what was under way. */
export interface Comparison {
  readonly picked: Picked;
  readonly traces: TraceSource;
  /** Uid of the data source of profiles. */
  readonly uid: string;
  readonly origin: QueryOrigin;
}

export type SlowFastStep =
  | { readonly kind: 'searching' }
  | Exclude<SiblingStep, { kind: 'found' }>
  | { readonly kind: 'notComparable'; readonly why: NotComparable }
  | (PoolStep & { readonly split: SlowFast; readonly searchNotices: readonly string[] });

const SEARCHING: SlowFastStep = { kind: 'searching' };

/** Finds the spans of the picked one's name, splits them by their durations, and compares the samples of both sides. */
export function useSlowFast(comparison: Comparison): SlowFastStep {
  const [last, setLast] = useState<{ readonly comparison: Comparison; readonly step: SlowFastStep }>();
  useEffect(() => {
    const subscription = compare(comparison).subscribe((step) => setLast({ comparison, step }));
    return () => subscription.unsubscribe();
  }, [comparison]);
  return last?.comparison === comparison ? last.step : SEARCHING;
}

function compare(comparison: Comparison): Observable<SlowFastStep> {
  const { picked, traces } = comparison;
  const siblings = { service: serviceOf(picked.table, picked.row), name: picked.table.name[picked.row] };
  return findSiblings(traces, siblings).pipe(
    switchMap((step): Observable<SlowFastStep> => {
      if (step.kind !== 'found') {
        return of(step);
      }
      const split = slowFast(step.found, picked, siblings);
      return split.ok ? pool(comparison, split.value, step.notices) : of({ kind: 'notComparable', why: split.error });
    })
  );
}

function pool(
  { uid, origin, picked }: Comparison,
  split: SlowFast,
  searchNotices: readonly string[]
): Observable<SlowFastStep> {
  const source = openProfileSource(uid);
  return poolCohorts(split, measuredBy(picked), ({ query, range }) =>
    from(source).pipe(
      switchMap((opened) => runProfileQuery(opened, { query, range }, origin)),
      catchError((error: unknown) => of<ProfileAnswer>({ kind: 'failed', reason: errorText(error) }))
    )
  ).pipe(switchMap((step) => of({ ...step, split, searchNotices })));
}

function measuredBy({ question: { profileTypeId }, settings }: Picked): Measured {
  const type = profileTypeId.split(':')[1] ?? profileTypeId;
  return profileKind(profileTypeId) === 'cpu' ? { type, usualSample: 1e9 / settings.samplesPerSecond } : { type };
}
