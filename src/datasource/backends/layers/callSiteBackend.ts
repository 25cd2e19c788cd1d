import { cutToCallSiteSteps } from '../../../profile/callSite';
import { hasFolded } from '../../../profile/foldedRows';
import { ok, type Result } from '../../../profile/result';
import { allSteps } from '../../../profile/steps';
import { inSteps } from '../../../profile/turns';
import { type ProfileAnswer, type ResolvedQuery } from '../backend';
import { type BackendError } from '../error';
import { readsFiles } from '../readsFiles';
import { cutAnswerSteps } from './cutAnswer';
import { type OnProgress } from './progress';
import { type PartedBackend } from './splitBackend';

type Answer = Result<ProfileAnswer, BackendError>;

/** What is read where the cut is made here and the server folds: as much as a browser takes in at once. */
const UNCUT_NODES = 262_144;

/**
 * Narrows profiles to a call site. Pyroscope does so itself, on v2 storage, and so its nodes are all of what was asked for;
 * elsewhere it drops the field without a word. The answer tells: where it holds other stacks too, the field was dropped,
 * and more nodes of the whole profile are read. Every answer is cut here, so that none is wider than the question.
 */
export function callSiteBackend(backend: PartedBackend): PartedBackend {
  return {
    ...backend,
    async profile(query, signal, onProgress) {
      const { callSite } = query;
      if (callSite.length === 0) {
        return backend.profile(query, signal, onProgress);
      }
      const whole = { ...query, callSite: [] };
      const ask = (asked: ResolvedQuery) => backend.profile(asked, signal, cutProgress(callSite, onProgress));
      if (!cutsItself(backend, query)) {
        return cut(await ask(whole), callSite, [], signal);
      }
      const answer = await ask(query);
      if (!answer.ok || answer.value.kind === 'empty') {
        return answer;
      }
      const { tree } = answer.value;
      const narrowed = await inSteps(cutToCallSiteSteps(tree, callSite), signal);
      if (narrowed.total[0] === tree.total[0]) {
        return cut(answer, callSite, [], signal);
      }
      const more = hasFolded(tree) ? await ask({ ...whole, maxNodes: Math.max(query.maxNodes, UNCUT_NODES) }) : answer;
      return cut(more, callSite, [DROPPED], signal);
    },
  };
}

const DROPPED =
  'The server does not narrow profiles to a call site, at least in this range, so the whole profile was read and cut here.';

/** Names that are not shown as they are cannot be sent as they are shown. */
const cutsItself = ({ kind }: PartedBackend, query: ResolvedQuery): boolean =>
  kind === 'pyroscope' &&
  query.filter.kind !== 'span' &&
  !readsFiles(query) &&
  !query.callSite.some((name) => /\\u[0-9a-f]{4}/.test(name));

async function cut(
  answer: Answer,
  callSite: readonly string[],
  said: readonly string[],
  signal: AbortSignal
): Promise<Answer> {
  return answer.ok ? ok(await inSteps(cutAnswerSteps(answer.value, callSite, said), signal)) : answer;
}

const cutProgress = (
  callSite: readonly string[],
  onProgress: OnProgress<ProfileAnswer> | undefined
): OnProgress<ProfileAnswer> | undefined =>
  onProgress &&
  (({ answer, ...progress }) =>
    onProgress({ ...progress, answer: answer === undefined ? undefined : allSteps(cutAnswerSteps(answer, callSite)) }));
