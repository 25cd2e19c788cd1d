import { EMPTY, NEVER, Observable, of } from 'rxjs';

import { type Attempt, type Rung } from '../../correlation/ladder';
import { climb, type Climb } from './climb';
import { type ProfileAnswer, type ShownProfile } from './runProfileQuery';

const attempt = (rung: Rung): Attempt => ({
  rung,
  of: rung === 'span' ? { kind: 'span', row: 0 } : { kind: 'trace' },
  query: { profileTypeId: 'p', labelSelector: '{}' },
  range: { from: 0, to: 1 },
  label: rung,
  why: rung,
  automatic: true,
});
const LADDER = (['span', 'localRoot', 'trace'] as const).map(attempt);
const PROFILE = {} as ShownProfile;
const ANSWERS: Record<string, ProfileAnswer> = {
  profile: { kind: 'profile', profile: PROFILE },
  empty: { kind: 'empty', reason: 'nothing' },
  failed: { kind: 'failed', reason: 'HTTP 500' },
};

/** Each step as `kind rung (rungs that had nothing)`. */
function steps(answers: readonly string[]): string[] {
  const seen: string[] = [];
  let asked = 0;
  climb(LADDER, () => of(ANSWERS[answers[asked++]])).subscribe((step) => seen.push(draw(step)));
  return seen;
}
const draw = (step: Climb): string =>
  [
    step.kind,
    'attempt' in step && step.attempt.rung,
    step.tried.length > 0 && `(${step.tried.map(({ attempt: { rung }, reason }) => `${rung}: ${reason}`).join(', ')})`,
  ]
    .filter(Boolean)
    .join(' ');

test.each([
  [['profile'], ['loading span', 'profile span']],
  [
    ['empty', 'profile'],
    ['loading span', 'loading localRoot (span: nothing)', 'wider localRoot (span: nothing)'],
  ],
  [
    ['empty', 'empty', 'empty'],
    [
      'loading span',
      'loading localRoot (span: nothing)',
      'loading trace (span: nothing, localRoot: nothing)',
      'empty (span: nothing, localRoot: nothing, trace: nothing)',
    ],
  ],
  [
    ['empty', 'failed'],
    ['loading span', 'loading localRoot (span: nothing)', 'failed localRoot (span: nothing)'],
  ],
])('answers %j', (answers, drawn) => {
  expect(steps(answers)).toEqual(drawn);
});

test('nothing to ask is empty at once', () => {
  const seen: Climb[] = [];
  climb([], () => EMPTY).subscribe((step) => seen.push(step));
  expect(seen).toEqual([{ kind: 'empty', tried: [] }]);
});

test('asks one at a time, and unsubscribing cancels the one under way', () => {
  let cancelled = 0;
  const asked: Rung[] = [];
  const subscription = climb(LADDER, ({ rung }) => {
    asked.push(rung);
    return new Observable<ProfileAnswer>((observer) => {
      const inner = NEVER.subscribe(observer);
      return () => {
        cancelled++;
        inner.unsubscribe();
      };
    });
  }).subscribe();
  expect([asked, cancelled]).toEqual([['span'], 0]);
  subscription.unsubscribe();
  expect(cancelled).toBe(1);
});
