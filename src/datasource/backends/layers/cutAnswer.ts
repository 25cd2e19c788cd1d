import { cutToCallSiteSteps } from '../../../profile/callSite';
import { type Steps } from '../../../profile/steps';
import { type ProfileAnswer } from '../backend';

/** An answer without the stacks that do not begin with a call site. It says so, and `said` behind it. */
export function* cutAnswerSteps(
  answer: ProfileAnswer,
  callSite: readonly string[],
  said: readonly string[] = []
): Steps<ProfileAnswer> {
  if (answer.kind === 'empty') {
    return answer;
  }
  const tree = yield* cutToCallSiteSteps(answer.tree, callSite);
  if (tree.level.length === 1) {
    return { kind: 'empty', reason: `There are no samples below ${pathWords(callSite)} in this range.` };
  }
  const notices = [`Only what is below ${pathWords(callSite)} is shown.`, ...said, ...answer.notices];
  return { ...answer, tree, notices };
}

const LAST_NAMES = 3;

/** The end of a path, which tells most of it. */
const pathWords = (callSite: readonly string[]): string =>
  `${callSite.length > LAST_NAMES ? '… → ' : ''}${callSite.slice(-LAST_NAMES).join(' → ')}`;
