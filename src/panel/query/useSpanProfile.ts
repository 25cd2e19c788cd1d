import { useEffect, useState } from 'react';
import { catchError, from, of, Subject, switchMap, tap } from 'rxjs';

import { type Attempt } from '../../correlation/ladder';
import { climb, type Climb } from './climb';
import { openProfileSource, type ProfileSource } from './profileSource';
import { noteRefusals } from './refusals';
import { type ProfileAnswer, type QueryOrigin, runProfileQuery, type ShownProfile } from './runProfileQuery';

/** What to ask, of whom. A new object asks again and cancels what was under way. */
export interface Asked {
  readonly uid: string;
  readonly attempts: readonly Attempt[];
  readonly origin: QueryOrigin;
}

export type SpanProfile = { readonly kind: 'idle' } | Climb;

export interface SpanProfileState {
  readonly now: SpanProfile;
  /** The graph of an earlier pick, to be shown dimmed while the next one loads. */
  readonly before: ShownProfile | undefined;
}

const IDLE: SpanProfileState = { now: { kind: 'idle' }, before: undefined };

/** Climbs the ladder for what is asked. Late answers to an earlier question are dropped, and their requests cancelled. */
export function useSpanProfile(asked: Asked | undefined): SpanProfileState {
  const [questions] = useState(() => new Subject<Asked | undefined>());
  const [state, setState] = useState(IDLE);
  useEffect(() => {
    const answers = questions.pipe(
      switchMap((question) => (question ? answer(question) : of({ kind: 'idle' as const })))
    );
    const subscription = answers.subscribe((now) =>
      setState((last) => ({ now, before: profileOf(now) ?? kept(now, last) }))
    );
    return () => subscription.unsubscribe();
  }, [questions]);
  useEffect(() => questions.next(asked), [questions, asked]);
  return state;
}

const profileOf = (now: SpanProfile): ShownProfile | undefined => ('profile' in now ? now.profile : undefined);

const kept = (now: SpanProfile, last: SpanProfileState): ShownProfile | undefined =>
  now.kind === 'loading' ? last.before : undefined;

function answer({ uid, attempts, origin }: Asked) {
  let source: Promise<ProfileSource> | undefined;
  return climb(attempts, (attempt) => {
    source ??= openProfileSource(uid);
    return from(source).pipe(
      switchMap((opened) => runProfileQuery(opened, attempt, origin)),
      catchError((error: unknown) =>
        of<ProfileAnswer>({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) })
      )
    );
  }).pipe(tap((step) => noteRefusals(uid, step.tried)));
}
