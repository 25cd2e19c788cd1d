import { type Normalisation, windowFactor } from '../diff/normalisation';
import { type Measure } from '../measure';
import { coveredMoments, coveredSeconds, type SlicedSide } from './slices';

/**
 * What the values of each slice are divided by to be compared. `whole` is what all samples of each slice have;
 * `windowSeconds` is how long a window lasts that `absolute` values are of: the mean of both sides, so that windows of
 * different length do not look like a change.
 */
export function exposures(
  side: SlicedSide,
  whole: Float64Array,
  normalisation: Normalisation,
  measure: Measure,
  windowSeconds: number
): Float64Array {
  const seconds = coveredSeconds(side);
  const moments = coveredMoments(side);
  return whole.map((total, slice) => {
    const extent = { seconds: seconds[slice], moments: moments[slice], requests: side.requests?.[slice] };
    if (normalisation === 'absolute' && measure === 'flow') {
      return seconds[slice] / windowSeconds;
    }
    const factor = windowFactor(normalisation, measure, total, extent);
    return factor === 0 ? 0 : 1 / factor;
  });
}

/** Seconds that all slices of a side cover together. */
export const totalSeconds = (side: SlicedSide): number => coveredSeconds(side).reduce((sum, part) => sum + part, 0);
