import {
  createDataFrame,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  LoadingState,
} from '@grafana/data';
import { catchError, map, merge, type Observable, of, scan } from 'rxjs';

import { ok } from '../profile/result';
import { fromAbortable } from './abortable';
import { answerWork } from './answerWork';
import { type TimeRange } from './backends/backend';
import { type ComparedStore, type Elsewhere } from './compare/elsewhere';
import { asksFirst, costWords } from './costly';
import { type FrameContext } from './frames/frameContext';
import { noticesOf } from './frames/notices';
import { planQuery, type Work } from './plan';
import { PANEL_TYPE, type ProfilingQuery } from './query';
import { type Answer, bugAnswer, finalAnswer, partialAnswer, toResponse } from './response';

export interface Answerer extends ComparedStore {
  readonly traces: FrameContext['traces'];
  readonly linksTo: FrameContext['linksTo'];
  readonly elsewhere: () => Promise<Elsewhere>;
}

/**
 * Answers targets whose variables are filled in. What came is passed on as it comes, so that a slow or failing target
 * holds up none of its neighbours; who stops listening stops the requests.
 */
export function answerTargets(
  targets: readonly ProfilingQuery[],
  request: DataQueryRequest<ProfilingQuery>,
  answerer: Answerer
): Observable<DataQueryResponse> {
  const pieces = targets.flatMap((target) => piecesOf(target, request, answerer));
  if (pieces.length === 0) {
    return of({ data: [], state: LoadingState.Done });
  }
  return merge(...pieces.map((piece, at) => piece(at))).pipe(
    scan((answers: ReadonlyMap<number, Answer>, answer) => new Map(answers).set(answer.at, answer), new Map()),
    map((answers) => toResponse(answers, pieces.length))
  );
}

/** A piece of work that knows its place among all of them when it starts. */
type Piece = (at: number) => Observable<Answer>;

function piecesOf(
  target: ProfilingQuery,
  request: DataQueryRequest<ProfilingQuery>,
  answerer: Answerer
): readonly Piece[] {
  const { backend, datasource, traces, linksTo, minStepMillis } = answerer;
  const { refId } = target;
  const range = { from: request.range.from.valueOf(), to: request.range.to.valueOf() };
  const { app, intervalMs: intervalMillis = 0, panelPluginId } = request;
  const drawnBy = panelPluginId === PANEL_TYPE ? 'spanflame' : 'grafana';
  if (asksFirst(target, range, app, backend.kind)) {
    return [(at) => of(finalAnswer(at, refId, ok([costlyFrame(target, range)])))];
  }
  const plan = planQuery(target, { range, intervalMillis, minStepMillis, app, backend: backend.kind });
  const context = { target, datasource, traces, linksTo, drawnBy, backend: backend.kind } as const;
  return plan.ok
    ? plan.value.map((work) => (at) => pieceOf(work, at, context, answerer))
    : [(at) => of(finalAnswer(at, refId, plan))];
}

function pieceOf(work: Work, at: number, context: FrameContext, here: Answerer): Observable<Answer> {
  const { refId } = context.target;
  const { backend, elsewhere } = here;
  const answering = { backend, context, here, elsewhere };
  return fromAbortable<Answer>(async (signal, next) => {
    const onFrames = (frames: readonly DataFrame[]): void => next(partialAnswer(at, frames));
    return finalAnswer(at, refId, await answerWork(work, { ...answering, signal, onFrames }));
  }).pipe(catchError((bug: unknown) => of(bugAnswer(at, refId, bug))));
}

function costlyFrame(target: ProfilingQuery, range: TimeRange): DataFrame {
  const text = `Not asked yet: ${costWords(target, range)}. Narrow the label selector, choose a shorter range, or press "Run anyway" in the query editor.`;
  return createDataFrame({
    refId: target.refId,
    name: 'costly',
    meta: noticesOf({ info: [], warnings: [text] }),
    fields: [],
  });
}
