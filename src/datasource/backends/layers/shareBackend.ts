import { LRUCache } from 'lru-cache';

import { ok, type Result } from '../../../profile/result';
import {
  type Backend,
  type HeatmapAnswer,
  type LabelScope,
  type ProfileAnswer,
  type ProfileType,
  type SeriesAnswer,
  type TimeRange,
} from '../backend';
import { type BackendError } from '../error';
import { type Answer, answerBytes } from './answerBytes';
import { canonicalKey } from './canonicalKey';
import { SharedCalls } from './sharedCalls';

export interface Sharing {
  /** What kept answers may take altogether. */
  readonly maxBytes: number;
  /** Answers are kept where the range ended this long ago: profiles are uploaded late. */
  readonly settledMillis: number;
  readonly now?: () => number;
}

/**
 * Samples may still come where none were found; Pyroscope takes them up to an hour back. Until then that is kept for a
 * minute, since function series of a service that is mostly idle ask for sixty such slices with each refresh.
 */
const EMPTY_SETTLED_MILLIS = 3_600_000;
const EMPTY_MILLIS = 60_000;
/** Completion asks for names and values with every key. */
const LIST_MILLIS = 60_000;
const LIST_GRID_MILLIS = 10_000;
const MAX_LISTS = 500;

/**
 * Asks equal questions once while the answer is on its way, and keeps answers about the past; errors are never kept.
 * Names, values and types are kept for a minute. What a process answers (pprof) is of now and never kept.
 *
 * The backend is a plain object: methods of its own stay as they are.
 */
export function shareBackend<B extends Backend>(backend: B, { maxBytes, settledMillis, now = Date.now }: Sharing): B {
  const keeps = backend.kind !== 'pprof';
  const answers = new LRUCache<string, Answer>({
    maxSize: maxBytes,
    sizeCalculation: answerBytes,
    ttlResolution: 0,
    perf: { now },
  });

  /** Answers stand in one cache under the name of their method, so that the size is one. */
  function past<A extends Answer, Q extends { readonly range: TimeRange }>(
    is: (answer: Answer) => answer is A
  ): Keeping<Q, A> {
    return {
      find(key) {
        const kept = answers.get(key);
        return kept && is(kept) ? kept : undefined;
      },
      keep(key, { range }, answer) {
        const age = now() - range.to;
        if (keeps && isComplete(answer) && age >= settledMillis) {
          const mayChange = answer.kind === 'empty' && age < EMPTY_SETTLED_MILLIS;
          answers.set(key, answer, { ttl: mayChange ? EMPTY_MILLIS : 0 });
        }
      },
    };
  }

  function minute<Q, A extends readonly unknown[]>(): Keeping<Q, A> {
    const lists = new LRUCache<string, A>({ max: MAX_LISTS, ttl: LIST_MILLIS, ttlResolution: 0, perf: { now } });
    return {
      find: (key) => lists.get(key),
      keep: (key, _, list) => void (keeps && lists.set(key, list)),
    };
  }

  const types = shared<TimeRange, readonly ProfileType[]>(
    (range, s) => backend.profileTypes(range, s),
    minute(),
    (range) => canonicalKey(rounded(range))
  );
  const names = shared<LabelScope, readonly string[]>((scope, s) => backend.labelNames(scope, s), minute(), scopeKey);
  const values = shared<{ name: string; scope: LabelScope }, readonly string[]>(
    ({ name, scope }, s) => backend.labelValues(name, scope, s),
    minute(),
    ({ name, scope }) => `${canonicalKey(name)} ${scopeKey(scope)}`
  );
  return {
    ...backend,
    profileTypes: types,
    labelNames: names,
    labelValues: (name: string, scope: LabelScope, signal: AbortSignal) => values({ name, scope }, signal),
    profile: shared((query, signal) => backend.profile(query, signal), past(isProfile), keyOf('profile')),
    series: shared((query, signal) => backend.series(query, signal), past(isSeries), keyOf('series')),
    heatmap: shared((query, signal) => backend.heatmap(query, signal), past(isHeatmap), keyOf('heatmap')),
  };
}

/** Where answers stay after they came. */
interface Keeping<Q, A> {
  find(key: string): A | undefined;
  keep(key: string, question: Q, answer: A): void;
}

type Ask<Q, A> = (question: Q, signal: AbortSignal) => Promise<Result<A, BackendError>>;

function shared<Q, A>(ask: Ask<Q, A>, keeping: Keeping<Q, A>, keyOf: (question: Q) => string): Ask<Q, A> {
  const calls = new SharedCalls<Result<A, BackendError>>();
  return (question, signal) => {
    const key = keyOf(question);
    return calls.join(key, signal, async (shared) => {
      const kept = keeping.find(key);
      if (kept !== undefined) {
        return ok(kept);
      }
      const answer = await ask(question, shared);
      if (answer.ok) {
        keeping.keep(key, question, answer.value);
      }
      return answer;
    });
  };
}

const keyOf =
  (method: string) =>
  (question: unknown): string =>
    `${method} ${canonicalKey(question)}`;

const scopeKey = (scope: LabelScope): string => canonicalKey({ ...scope, range: rounded(scope.range) });

const rounded = ({ from, to }: TimeRange): TimeRange => ({
  from: Math.round(from / LIST_GRID_MILLIS),
  to: Math.round(to / LIST_GRID_MILLIS),
});

const isComplete = (answer: Answer): boolean =>
  !('missing' in answer) || answer.missing === undefined || answer.missing.length === 0;

const isProfile = (answer: Answer): answer is ProfileAnswer => answer.kind === 'profile' || answer.kind === 'empty';
const isSeries = (answer: Answer): answer is SeriesAnswer => answer.kind === 'series' || answer.kind === 'empty';
const isHeatmap = (answer: Answer): answer is HeatmapAnswer => answer.kind === 'heatmap' || answer.kind === 'empty';
