import { buildTreeSteps } from '../../profile/buildTree';
import { type TimeOrder } from '../../profile/chart/callTimes';
import { threadChartSteps } from '../../profile/chart/profileChart';
import { type KeepSample, orderOfProfileSteps, sampleTimesSteps } from '../../profile/chart/sampleTimes';
import { type FlameTree } from '../../profile/flameTree';
import { type Profile } from '../../profile/profile';
import { ok, type Result } from '../../profile/result';
import { type Steps } from '../../profile/steps';
import { type ResolvedQuery } from './backend';

/** Sums say whether their samples have an order that can be asked for. */
export interface PprofTree {
  readonly tree: FlameTree;
  readonly order?: TimeOrder;
}

/**
 * The samples that `keep` takes as the query wants them: as sums, or the calls of a thread in the order of time; a sentence
 * where they have none.
 */
export function* pprofTreeSteps(
  profile: Profile,
  sampleType: number,
  keep: KeepSample,
  { detail, labelLevels: labels, timeOrder }: ResolvedQuery
): Steps<Result<PprofTree, string>> {
  const options = { files: true, detail, labels };
  if (!timeOrder) {
    const tree = yield* buildTreeSteps(profile, sampleType, keep, options);
    yield;
    return ok({ tree, order: yield* orderOfProfileSteps(profile, keep) });
  }
  const times = yield* sampleTimesSteps(profile, keep);
  yield;
  const track = times?.tracks.findIndex(({ name }) => name === timeOrder.track) ?? -1;
  const chart = yield* threadChartSteps(profile, sampleType, times, track, options);
  return chart.ok ? ok({ tree: chart.value }) : chart;
}
