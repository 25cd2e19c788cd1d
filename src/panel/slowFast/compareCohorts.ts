import { type ChangeFinding, changeFindings } from '../../profile/diff/changeFindings';
import { comparisonTree } from '../../profile/diff/comparisonTree';
import { type ChangeExplanation, explainChange } from '../../profile/diff/explainChange';
import { noiseRows } from '../../profile/diff/noiseRows';
import { type FlameTree } from '../../profile/flameTree';
import { samplingPeriod } from '../../profile/samplingPeriod';
import { compareSlices, type SliceComparison } from '../../profile/statistics/compareSlices';
import { type SlicedSide } from '../../profile/statistics/slices';

/** What a batch of spans has together, and of how many it is. */
export interface PooledBatch {
  readonly tree: FlameTree;
  readonly spans: number;
}

export interface CohortComparison {
  /** By span: a fast one's mean on the left, a slow one's on the right. Rows within noise are `insignificant`. */
  readonly tree: FlameTree & { readonly insignificant: Uint8Array };
  readonly comparison: SliceComparison;
  readonly explanation: ChangeExplanation;
  /** Largest first. */
  readonly findings: readonly ChangeFinding[];
}

/**
 * Compares what fast spans and slow ones have on the average. Batches of spans stand for time slices: how much a function
 * varies from batch to batch tells which differences are more than chance. The trees must be of one sample type.
 * `usualSample` is what one sample adds where values do not show that it adds less.
 */
export function compareCohorts(
  fast: readonly PooledBatch[],
  slow: readonly PooledBatch[],
  usualSample?: number
): CohortComparison {
  const [left, right] = [sideOf(fast), sideOf(slow)];
  const periods = [...fast, ...slow].map(({ tree }) => samplingPeriod(tree) ?? Infinity);
  const valuePerSample = usualSample === undefined ? undefined : Math.min(usualSample, ...periods);
  const comparison = compareSlices(left, right, {
    normalisation: 'perRequest',
    ...(valuePerSample !== undefined && { valuePerSample }),
  });
  const tree = comparisonTree(left, right, comparison);
  const findings = changeFindings(tree, comparison);
  const insignificant = noiseRows(tree, comparison, findings);
  return { tree: { ...tree, insignificant }, comparison, explanation: explainChange(tree, comparison), findings };
}

/** The tests per request take nothing of the time of a slice but that it lasts. */
const sideOf = (batches: readonly PooledBatch[]): SlicedSide => ({
  slices: batches.map(({ tree }, at) => ({ from: at * 1000, to: (at + 1) * 1000, tree })),
  requests: batches.map(({ spans }) => spans),
});
