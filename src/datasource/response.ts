import { type DataFrame, type DataQueryError, type DataQueryResponse, LoadingState } from '@grafana/data';

import { type WorkAnswer } from './answerInParts';
import { toQueryError } from './errorWords';

/** What became of one piece of work so far; `at` is its place among all of them. */
export type Answer = { readonly at: number; readonly isFinal: boolean } & (
  | { readonly kind: 'frames'; readonly frames: readonly DataFrame[] }
  | { readonly kind: 'error'; readonly error: DataQueryError }
);

export const partialAnswer = (at: number, frames: readonly DataFrame[]): Answer => ({
  at,
  isFinal: false,
  kind: 'frames',
  frames,
});

export const finalAnswer = (at: number, refId: string, answer: WorkAnswer): Answer =>
  answer.ok
    ? { at, isFinal: true, kind: 'frames', frames: answer.value }
    : { at, isFinal: true, kind: 'error', error: toQueryError(answer.error, refId) };

/** A thrown error is a bug of ours; its neighbours are shown all the same. */
export const bugAnswer = (at: number, refId: string, bug: unknown): Answer => ({
  at,
  isFinal: true,
  kind: 'error',
  error: { refId, message: `Spanflame failed on this query: ${bug instanceof Error ? bug.message : String(bug)}` },
});

/** The newest answer of each piece of work, in the order of the targets. */
export function toResponse(answers: ReadonlyMap<number, Answer>, pieces: number): DataQueryResponse {
  const inOrder = [...answers.values()].sort((one, other) => one.at - other.at);
  const errors = inOrder.flatMap((answer) => (answer.kind === 'error' ? [answer.error] : []));
  const done = errors.length > 0 ? LoadingState.Error : LoadingState.Done;
  const isDone = inOrder.length === pieces && inOrder.every(({ isFinal }) => isFinal);
  return {
    data: inOrder.flatMap((answer) => (answer.kind === 'frames' ? answer.frames : [])),
    ...(errors.length > 0 && { errors }),
    state: isDone ? done : LoadingState.Loading,
  };
}
