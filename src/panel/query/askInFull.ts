import { catchError, from, map, of, switchMap } from 'rxjs';

import { MAX_NODES_LIMIT, type ProfileFrameMeta } from '../../datasource/query';
import { type FlameTree } from '../../profile/flameTree';
import { err, type Result } from '../../profile/result';
import { readFlameFrame } from '../flame/frameTree';
import { errorText } from './errorText';
import { openProfileSource } from './profileSource';
import { type ProfileAnswer, runProfileQuery } from './runProfileQuery';
import { type ProfileOrigin, questionOf } from './useReshaped';

/**
 * Asks for a profile again as it is shown, but only for the stacks that begin with a path, and with nothing cut off; no path:
 * for all stacks. Gives the reason where there is no such answer. What it returns cancels.
 */
export function askInFull(
  { uid, origin }: ProfileOrigin,
  meta: ProfileFrameMeta,
  path: readonly string[],
  onAnswer: (answer: Result<FlameTree, string>) => void
): () => void {
  const callSite = path.length > 0 && { stackTraceSelector: path };
  const query = { ...questionOf(meta), detail: meta.detail, maxNodes: MAX_NODES_LIMIT, ...callSite };
  const subscription = from(openProfileSource(uid))
    .pipe(
      switchMap((source) => runProfileQuery(source, { query, range: meta.range }, origin)),
      map(treeOf),
      catchError((error: unknown) => of(err(errorText(error))))
    )
    .subscribe(onAnswer);
  return () => subscription.unsubscribe();
}

const treeOf = (answer: ProfileAnswer): Result<FlameTree, string> =>
  answer.kind === 'profile' ? readFlameFrame(answer.profile.frame) : err(answer.reason);
