import { MAX_NODES_LIMIT, type ProfileFrameMeta } from '../../datasource/query';
import { err, type Result } from '../../profile/result';
import { readFlameFrame, type ShownTree } from '../flame/frameTree';
import { askOnce } from './askOnce';
import { type ProfileAnswer } from './runProfileQuery';
import { type ProfileOrigin, questionOf, sidesOf } from './useReshaped';

/**
 * Asks for a profile again as it is shown, but only for the stacks that begin with a path, and with nothing cut off; no path:
 * for all stacks. A comparison is asked for as a whole, both sides of it: shares and tests are those of all stacks. Gives the
 * reason where there is no such answer. What it returns cancels.
 */
export function askInFull(
  source: ProfileOrigin,
  meta: ProfileFrameMeta,
  path: readonly string[],
  onAnswer: (answer: Result<ShownTree, string>) => void
): () => void {
  const { stackTraceSelector = [], ...question } = questionOf(meta);
  // What is shown may begin with a call site already, and nothing beside that is to be seen.
  const callSite = meta.comparison || path.length < stackTraceSelector.length ? stackTraceSelector : path;
  const query = {
    ...question,
    ...sidesOf(meta),
    detail: meta.detail,
    maxNodes: MAX_NODES_LIMIT,
    ...(callSite.length > 0 && { stackTraceSelector: callSite }),
  };
  return askOnce(source, { query, range: meta.range }, treeOf, onAnswer);
}

const treeOf = (answer: ProfileAnswer): Result<ShownTree, string> =>
  answer.kind === 'profile' ? readFlameFrame(answer.profile.frame) : err(answer.reason);
