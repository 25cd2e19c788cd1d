import { concat, from, map, mergeMap, type Observable, of, scan, takeWhile } from 'rxjs';

import { type AttemptQuery } from '../../correlation/attempt';
import { type Cohort, type SlowFast } from '../../correlation/siblings/slowFast';
import { type FlameTree } from '../../profile/flameTree';
import { mergeTrees } from '../../profile/mergeTrees';
import { readFlameFrame } from '../flame/frameTree';
import { type ProfileAnswer } from '../query/runProfileQuery';
import { compareCohorts } from './compareCohorts';

export type PoolStep =
  | { readonly kind: 'pooling'; readonly done: number; readonly of: number }
  | { readonly kind: 'compared'; readonly tree: FlameTree; readonly notices: readonly string[] }
  /** One side has no samples. */
  | { readonly kind: 'noSamples'; readonly of: 'slow' | 'fast' | 'both' }
  | { readonly kind: 'failed'; readonly reason: string };

interface Side {
  readonly side: 'slow' | 'fast';
  readonly query: AttemptQuery;
}
interface Answered {
  readonly done: number;
  readonly slow: readonly FlameTree[];
  readonly fast: readonly FlameTree[];
  readonly notices: readonly string[];
  readonly failure?: string;
}

/** Requests at the same time; each names hundreds of ids. */
const AT_ONCE = 2;

/**
 * Asks for the samples of both sides, a request for each list of ids, and compares them by span. Emits each step, and
 * ends at the first failure: what is missing would look like a difference.
 */
export function poolCohorts(
  { slow, fast }: SlowFast,
  ask: (query: AttemptQuery) => Observable<ProfileAnswer>
): Observable<PoolStep> {
  const sides = [...requestsFor('slow', slow), ...requestsFor('fast', fast)];
  const begun: Answered = { done: 0, slow: [], fast: [], notices: [] };
  const answered = from(sides).pipe(
    mergeMap(({ side, query }) => ask(query).pipe(map((answer) => ({ side, answer }))), AT_ONCE),
    scan((all, { side, answer }) => added(all, side, answer), begun),
    map((all) => stepOf(all, sides.length, slow, fast)),
    takeWhile(({ kind }) => kind === 'pooling', true)
  );
  return concat(of<PoolStep>({ kind: 'pooling', done: 0, of: sides.length }), answered);
}

const requestsFor = (side: Side['side'], { queries }: Cohort): readonly Side[] =>
  queries.map((query) => ({ side, query }));

function added(all: Answered, side: Side['side'], answer: ProfileAnswer): Answered {
  const done = all.done + 1;
  if (answer.kind === 'empty') {
    return { ...all, done };
  }
  if (answer.kind !== 'profile') {
    return { ...all, done, failure: answer.reason };
  }
  const tree = readFlameFrame(answer.profile.frame);
  return tree.ok
    ? {
        ...all,
        done,
        [side]: [...all[side], tree.value],
        notices: [...new Set([...all.notices, ...answer.profile.notices])],
      }
    : { ...all, done, failure: tree.error };
}

function stepOf(all: Answered, requests: number, slow: Cohort, fast: Cohort): PoolStep {
  if (all.failure !== undefined) {
    return { kind: 'failed', reason: all.failure };
  }
  if (all.done < requests) {
    return { kind: 'pooling', done: all.done, of: requests };
  }
  if (all.slow.length === 0 || all.fast.length === 0) {
    const one = all.slow.length === 0 ? 'slow' : 'fast';
    return { kind: 'noSamples', of: all.slow.length + all.fast.length === 0 ? 'both' : one };
  }
  const tree = compareCohorts(
    { tree: mergeTrees(all.fast), spans: fast.used },
    { tree: mergeTrees(all.slow), spans: slow.used }
  );
  return { kind: 'compared', tree, notices: all.notices };
}
