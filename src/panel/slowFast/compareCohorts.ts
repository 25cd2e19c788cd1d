import { type FlameTree } from '../../profile/flameTree';
import { samplingPeriod } from '../../profile/samplingPeriod';
import { type SlicedSide } from '../../profile/statistics/slices';
import { type MadeComparison, madeComparison } from '../comparison/local/madeComparison';

/** What a batch of spans has together, and of how many it is. */
export interface PooledBatch {
  readonly tree: FlameTree;
  readonly spans: number;
}

/**
 * Compares what fast spans, on the left, and slow ones have on the average. Batches of spans stand for time slices: how
 * much a function varies from batch to batch tells which differences are more than chance. The trees must be of one sample
 * type. `usualSample` is what one sample adds where values do not show that it adds less.
 */
export function compareCohorts(
  fast: readonly PooledBatch[],
  slow: readonly PooledBatch[],
  usualSample?: number
): MadeComparison {
  const periods = [...fast, ...slow].map(({ tree }) => samplingPeriod(tree) ?? Infinity);
  const valuePerSample = usualSample === undefined ? undefined : Math.min(usualSample, ...periods);
  return madeComparison(sideOf(fast), sideOf(slow), {
    normalisation: 'perRequest',
    // The words around the values say that they are of a span.
    per: '',
    ...(valuePerSample !== undefined && { valuePerSample }),
  });
}

/** The tests per request take nothing of the time of a slice but that it lasts. */
const sideOf = (batches: readonly PooledBatch[]): SlicedSide => ({
  slices: batches.map(({ tree }, at) => ({ from: at * 1000, to: (at + 1) * 1000, tree })),
  requests: batches.map(({ spans }) => spans),
});
