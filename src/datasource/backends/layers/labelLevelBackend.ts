import { parseLabelSelector } from '../../../profile/labelSelector';
import { err, ok, type Result } from '../../../profile/result';
import { inSteps } from '../../../profile/turns';
import { type Backend, type ProfileAnswer, type ResolvedQuery } from '../backend';
import { type BackendError } from '../error';
import { cutAnswerSteps } from './cutAnswer';
import { LevelGathering } from './gatherLevels';
import { type LabelGroup, largestGroups, leadsTo, selectorOf } from './labelGroups';
import { type PartedBackend } from './splitBackend';

type Answer = Result<ProfileAnswer, BackendError>;
type Profile = Extract<ProfileAnswer, { readonly kind: 'profile' }>;

const AT_ONCE = 4;

/**
 * Puts the values of labels above the stacks. Servers keep the labels of samples as labels of series, or lose them, so one
 * profile is read for each of the largest combinations of values, and the whole one: what of it is in no other stands
 * below `(other <label>)`. A pprof profile has its labels, and is left to its backend.
 */
export function labelLevelBackend(backend: PartedBackend): PartedBackend {
  return {
    ...backend,
    profile(query, signal, onProgress) {
      return query.labelLevels.length === 0 || backend.kind === 'pprof'
        ? backend.profile(query, signal, onProgress)
        : inLevels(backend, query, signal);
    },
  };
}

async function inLevels(backend: Backend, query: ResolvedQuery, signal: AbortSignal): Promise<Answer> {
  const { labelSelector, labelLevels, callSite } = query;
  const matchers = parseLabelSelector(labelSelector);
  if (!matchers.ok) {
    const { detail } = matchers.error;
    return err({ backend: backend.kind, kind: 'invalidQuery', field: 'labelSelector', detail });
  }
  const found = await largestGroups(backend, query, signal);
  if (!found.ok) {
    return found;
  }
  const plain = { ...query, labelLevels: [], callSite: [] };
  const ask = ({ values }: LabelGroup, below: readonly string[] = []): Promise<Answer> =>
    backend.profile(
      { ...plain, callSite: below, labelSelector: selectorOf(matchers.value, labelLevels, values) },
      signal
    );
  const { groups, hasMore } = found.value;
  const only = groups.find((group) => leadsTo(group, callSite));
  if (only) {
    // A call site that begins with the values of one group needs no other.
    const answer = await ask(only, callSite.slice(labelLevels.length));
    return answer.ok && answer.value.kind === 'profile' ? ok(await inGroup(answer.value, only)) : answer;
  }
  const whole = await backend.profile(plain, signal);
  if (!whole.ok || whole.value.kind === 'empty') {
    return whole;
  }
  const gathering = new LevelGathering(labelLevels, whole.value, signal);
  const waiting = groups.values();
  const work = async (): Promise<void> => {
    for (const group of waiting) {
      await gathering.add(await ask(group), group);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const answer = await gathering.finish(groups, hasMore);
  return ok(callSite.length === 0 ? answer : await inSteps(cutAnswerSteps(answer, callSite), signal));

  async function inGroup(answer: Profile, group: LabelGroup): Promise<ProfileAnswer> {
    const gathering = new LevelGathering(labelLevels, answer, signal);
    await gathering.add(ok(answer), group);
    const above = await gathering.finish(groups, false);
    return callSite.length > labelLevels.length ? above : inSteps(cutAnswerSteps(above, callSite), signal);
  }
}
