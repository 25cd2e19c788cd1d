import { concat, from, map, mergeMap, type Observable, of, scan, takeWhile } from 'rxjs';

import { type Batch } from '../../correlation/siblings/batches';
import { type SlowFast } from '../../correlation/siblings/slowFast';
import { type FlameTree } from '../../profile/flameTree';
import { type MadeComparison } from '../comparison/local/madeComparison';
import { readFlameFrame } from '../flame/frameTree';
import { type ProfileAnswer } from '../query/runProfileQuery';
import { compareCohorts, type PooledBatch } from './compareCohorts';

export type PoolStep =
  | { readonly kind: 'pooling'; readonly done: number; readonly of: number }
  | { readonly kind: 'compared'; readonly compared: MadeComparison; readonly notices: readonly string[] }
  /** One side has no samples. */
  | { readonly kind: 'noSamples'; readonly of: 'slow' | 'fast' | 'both' }
  | { readonly kind: 'failed'; readonly reason: string };

/** What the profiles measure: frames of flame graphs do not say it. */
export interface Measured {
  /** Of the sample type. */
  readonly type: string;
  /** Nanoseconds of a sample, where it is of CPU time. */
  readonly usualSample?: number;
}

/** What a batch was answered; no tree where none of its spans has samples. */
interface Answered {
  readonly side: 'slow' | 'fast';
  readonly spans: number;
  readonly tree: FlameTree | undefined;
  readonly notices: readonly string[];
}

interface Pooling {
  readonly answers: readonly Answered[];
  readonly failure?: string;
}

/** Requests at the same time. */
const AT_ONCE = 4;

/**
 * Asks for the samples of both sides, a request for each batch, and compares them by span. Emits each step, and ends at
 * the first failure: what is missing would look like a difference.
 */
export function poolCohorts(
  { slow, fast }: Pick<SlowFast, 'slow' | 'fast'>,
  measured: Measured,
  ask: (batch: Batch) => Observable<ProfileAnswer>
): Observable<PoolStep> {
  const batches = [
    ...slow.batches.map((batch) => ({ side: 'slow' as const, batch })),
    ...fast.batches.map((batch) => ({ side: 'fast' as const, batch })),
  ];
  const begun: Pooling = { answers: [] };
  const answered = from(batches).pipe(
    mergeMap(({ side, batch }) => ask(batch).pipe(map((answer) => ({ side, batch, answer }))), AT_ONCE),
    scan((all, { side, batch, answer }) => added(all, side, batch, answer), begun),
    map((all) => stepOf(all, batches.length, measured)),
    takeWhile(({ kind }) => kind === 'pooling', true)
  );
  return concat(of<PoolStep>({ kind: 'pooling', done: 0, of: batches.length }), answered);
}

function added(all: Pooling, side: Answered['side'], { ids }: Batch, answer: ProfileAnswer): Pooling {
  const more = (tree: FlameTree | undefined, notices: readonly string[]): Pooling => ({
    answers: [...all.answers, { side, spans: ids.length, tree, notices }],
  });
  if (answer.kind === 'empty') {
    return more(undefined, []);
  }
  if (answer.kind !== 'profile') {
    return { ...all, failure: answer.reason };
  }
  const tree = readFlameFrame(answer.profile.frame);
  return tree.ok ? more(tree.value, answer.profile.notices) : { ...all, failure: tree.error };
}

function stepOf({ answers, failure }: Pooling, batches: number, { type, usualSample }: Measured): PoolStep {
  if (failure !== undefined) {
    return { kind: 'failed', reason: failure };
  }
  if (answers.length < batches) {
    return { kind: 'pooling', done: answers.length, of: batches };
  }
  const unit = answers.find(({ tree }) => tree)?.tree?.sampleType.unit ?? 'short';
  const sideOf = (wanted: Answered['side']): readonly PooledBatch[] | undefined => {
    const ofSide = answers.filter(({ side }) => side === wanted);
    const sampleType = { type, unit };
    return ofSide.some(({ tree }) => tree)
      ? ofSide.map(({ tree, spans }) => ({ spans, tree: { ...(tree ?? nothing), sampleType } }))
      : undefined;
  };
  const [fast, slow] = [sideOf('fast'), sideOf('slow')];
  if (!fast || !slow) {
    return { kind: 'noSamples', of: !fast && !slow ? 'both' : (fast && 'slow') || 'fast' };
  }
  const notices = [...new Set(answers.flatMap((answer) => answer.notices))];
  return { kind: 'compared', compared: compareCohorts(fast, slow, unit === 'ns' ? usualSample : undefined), notices };
}

const nothing: Omit<FlameTree, 'sampleType'> = {
  names: ['total'],
  level: new Int32Array(1),
  nameIndex: new Int32Array(1),
  self: new Float64Array(1),
  total: new Float64Array(1),
};
