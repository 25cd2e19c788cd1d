import { concat, type Observable, of, switchMap } from 'rxjs';

import { type Attempt } from '../../correlation/ladder';
import { type ProfileAnswer, type ShownProfile } from './runProfileQuery';

/** How far the ladder was climbed for a picked span. */
export type Climb =
  | { readonly kind: 'loading'; readonly attempt: Attempt; readonly tried: readonly Tried[] }
  /** Samples of exactly the picked span. */
  | {
      readonly kind: 'profile';
      readonly attempt: Attempt;
      readonly tried: readonly Tried[];
      readonly profile: ShownProfile;
    }
  /** Samples of more than the picked span. */
  | {
      readonly kind: 'wider';
      readonly attempt: Attempt;
      readonly tried: readonly Tried[];
      readonly profile: ShownProfile;
    }
  | { readonly kind: 'empty'; readonly tried: readonly Tried[] }
  | { readonly kind: 'failed'; readonly attempt: Attempt; readonly tried: readonly Tried[]; readonly reason: string };

/** A question that was answered with no samples, or that the server cannot answer. */
export interface Tried {
  readonly attempt: Attempt;
  readonly reason: string;
  readonly isRefused: boolean;
}

/**
 * Asks the attempts one after another until one has samples or fails. Emits each step. An attempt begins when the one
 * before it came back empty, and unsubscribing cancels the one under way.
 */
export function climb(
  attempts: readonly Attempt[],
  ask: (attempt: Attempt) => Observable<ProfileAnswer>
): Observable<Climb> {
  const from = (index: number, tried: readonly Tried[]): Observable<Climb> => {
    const attempt = attempts[index];
    if (!attempt) {
      return of({ kind: 'empty', tried });
    }
    const answered = ask(attempt).pipe(
      switchMap((answer): Observable<Climb> => {
        switch (answer.kind) {
          case 'profile':
            return of({
              kind: attempt.of.kind === 'span' ? 'profile' : 'wider',
              attempt,
              tried,
              profile: answer.profile,
            });
          case 'failed':
            return of({ kind: 'failed', attempt, tried, reason: answer.reason });
          case 'empty':
          case 'refused':
            return from(index + 1, [
              ...tried,
              { attempt, reason: answer.reason, isRefused: answer.kind === 'refused' },
            ]);
        }
      })
    );
    return concat(of<Climb>({ kind: 'loading', attempt, tried }), answered);
  };
  return from(0, []);
}
