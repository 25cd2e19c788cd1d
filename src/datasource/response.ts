import { type DataFrame, type DataQueryError, type DataQueryResponse, LoadingState } from '@grafana/data';

import { type ProfileAnswer } from './backends/backend';
import { type BackendError } from './backends/error';
import { toQueryError } from './errorWords';
import { toEmptyFrame, toFlameFrame } from './frames';
import { type Resolution } from './resolveQuery';

/** What became of one target; `at` is its place among the targets. */
export type Answer = { readonly at: number } & (
  { readonly kind: 'frame'; readonly frame: DataFrame } | { readonly kind: 'error'; readonly error: DataQueryError }
);

export function frameAnswer(at: number, refId: string, answer: ProfileAnswer, { query, notices }: Resolution): Answer {
  switch (answer.kind) {
    case 'profile':
      return { at, kind: 'frame', frame: toFlameFrame(answer.tree, query, refId, [...notices, ...answer.notices]) };
    case 'empty':
      return { at, kind: 'frame', frame: toEmptyFrame(answer.reason, query, refId, notices) };
  }
}

export const errorAnswer = (at: number, refId: string, error: BackendError): Answer => ({
  at,
  kind: 'error',
  error: toQueryError(error, refId),
});

/** A thrown error is a bug of ours; its neighbours are shown all the same. */
export const bugAnswer = (at: number, refId: string, bug: unknown): Answer => ({
  at,
  kind: 'error',
  error: { refId, message: `Spanflame failed on this query: ${bug instanceof Error ? bug.message : String(bug)}` },
});

/** The answers so far, in the order of their targets. */
export function toResponse(answers: readonly Answer[], targets: number): DataQueryResponse {
  const inOrder = [...answers].sort((a, b) => a.at - b.at);
  const errors = inOrder.flatMap((answer) => (answer.kind === 'error' ? [answer.error] : []));
  const done = errors.length > 0 ? LoadingState.Error : LoadingState.Done;
  return {
    data: inOrder.flatMap((answer) => (answer.kind === 'frame' ? [answer.frame] : [])),
    ...(errors.length > 0 && { errors }),
    state: answers.length < targets ? LoadingState.Loading : done,
  };
}
