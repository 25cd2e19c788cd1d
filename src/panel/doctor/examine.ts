import { concat, type Observable, of, switchMap } from 'rxjs';

import { type Facts, type Probe } from '../../correlation/doctor/facts';
import { probesFor } from '../../correlation/doctor/probes';
import { type Picked } from '../../correlation/rungs/question';

/** What was found out so far about a span without samples. */
export interface Examination {
  readonly facts: Facts;
  /** The look-up under way, in words; absent once there is none left. */
  readonly asking?: string;
  /** Look-ups that failed, in words. */
  readonly unanswered: readonly string[];
}

/** There are five kinds; each is asked once. */
const MOST_PROBES = 6;

/**
 * Looks up one fact after another, as the ones before ask for it. Emits each step; unsubscribing cancels the look-up
 * under way. `ask` answers `undefined` where it cannot tell.
 */
export function examine(
  picked: Picked,
  ask: (probe: Probe) => Observable<Facts[Probe['fact']] | undefined>
): Observable<Examination> {
  const from = (facts: Facts, failed: readonly Probe[], left: number): Observable<Examination> => {
    const unanswered = failed.map(({ question }) => question);
    const probe = probesFor({ picked, facts }).find(({ fact }) => failed.every((other) => other.fact !== fact));
    if (!probe || left === 0) {
      return of({ facts, unanswered });
    }
    const answered = ask(probe).pipe(
      switchMap((answer) =>
        answer === undefined
          ? from(facts, [...failed, probe], left - 1)
          : from({ ...facts, [probe.fact]: answer }, failed, left - 1)
      )
    );
    return concat(of({ facts, asking: probe.question, unanswered }), answered);
  };
  return from({}, [], MOST_PROBES);
}
