import { type FlameTree } from '../../../profile/flameTree';
import { type Result } from '../../../profile/result';
import { type Steps } from '../../../profile/steps';
import { type Backend, type ResolvedQuery, type SeriesAnswer } from '../backend';
import { type BackendError } from '../error';
import { measureOfType } from '../measureOfType';
import { askParts } from './askParts';
import { FunctionGathering } from './gatherFunctions';
import { type OnProgress } from './progress';
import { timeSlices } from './timeSlices';

export interface FunctionSeriesQuery {
  readonly profile: ResolvedQuery;
  /** Exact names; none: the `limit` largest ones of the range. */
  readonly functions: readonly string[];
  readonly limit: number;
  /** Least milliseconds between two points; longer where the range would take more than 60 profiles. */
  readonly step: number;
  /** Applied to each profile before its functions are counted. */
  readonly filter: (tree: FlameTree) => Steps<FlameTree>;
}

/**
 * What functions cost over time, from one profile for each slice of it, since no call of the servers gives it everywhere.
 * A series has the label `function`; its values are totals, recursion counted once, per second for a flow. Its points
 * stand at the ends of the slices. Slices that could not be read have none and are the answer's `missing`.
 *
 * In a slice without samples a flow is 0, since nothing ran, and a level has no point, since nobody looked.
 */
export function functionSeries(
  backend: Backend,
  { profile, functions, limit, step, filter }: FunctionSeriesQuery,
  signal: AbortSignal,
  onProgress?: OnProgress<SeriesAnswer>
): Promise<Result<SeriesAnswer, BackendError>> {
  return askParts(timeSlices(profile.range, step), {
    ask: (range) => backend.profile({ ...profile, range }, signal),
    gathering: new FunctionGathering(
      (sampleType) => measureOfType(backend.kind, profile.profileTypeId, sampleType),
      functions,
      limit,
      filter,
      signal
    ),
    onProgress,
  });
}
