import { cutToCallSiteSteps } from '../profile/callSite';
import { filterFramesSteps } from '../profile/filterFrames';
import { type FlameTree } from '../profile/flameTree';
import { type FrameStep, type FrameTests } from '../profile/frameFilter';
import { functionInName } from '../profile/frameNames';
import { groupByFileSteps } from '../profile/groupByFile';
import { type Steps } from '../profile/steps';
import { type ResolvedQuery } from './backends/backend';

/**
 * What is asked where frames are filtered afterwards: a call site is a path of the frames that are left, and rules look at
 * functions, of which the detail `file` has none.
 */
export const askedBefore = (query: ResolvedQuery, tests: FrameTests): ResolvedQuery =>
  tests.length === 0 ? query : { ...query, callSite: [], detail: query.detail === 'file' ? 'line' : query.detail };

/** The answer to that, filtered, as the query wants it. */
export function* filteredTreeSteps(tree: FlameTree, query: ResolvedQuery, tests: FrameTests): Steps<FlameTree> {
  if (tests.length === 0) {
    return tree;
  }
  const { detail, callSite, labelLevels } = query;
  const steps = detail === 'function' ? tests : tests.map(byFunction);
  const filtered = yield* filterFramesSteps(tree, steps, labelLevels.length);
  const named = detail === 'file' && tree.files ? yield* groupByFileSteps(filtered, labelLevels.length) : filtered;
  return callSite.length === 0 ? named : yield* cutToCallSiteSteps(named, callSite);
}

/** Rules mean the function, however much more its name says. */
const byFunction = ({ action, looksAt, matches }: FrameStep): FrameStep =>
  looksAt === 'file'
    ? { action, looksAt, matches }
    : { action, looksAt: 'both', matches: (name, file) => matches(functionInName(name, file), file) };
