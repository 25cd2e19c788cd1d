import { type AmountKind } from '../../../profile/diff/amountText';
import { type ChangeFinding, changeFindings } from '../../../profile/diff/changeFindings';
import { comparisonTree } from '../../../profile/diff/comparisonTree';
import { type ChangeExplanation, explainChange } from '../../../profile/diff/explainChange';
import { noiseRows } from '../../../profile/diff/noiseRows';
import { type FlameTree } from '../../../profile/flameTree';
import { type CompareOptions, compareSlices, type SliceComparison } from '../../../profile/statistics/compareSlices';
import { type SlicedSide } from '../../../profile/statistics/slices';

/** Two sides that were compared here, and not by a data source. */
export interface MadeComparison {
  readonly sides: { readonly left: SlicedSide; readonly right: SlicedSide };
  readonly comparison: SliceComparison & Pick<AmountKind, 'per'>;
  /** Both sides, normalised. Rows within noise are `insignificant`. */
  readonly tree: FlameTree & { readonly insignificant: Uint8Array };
  readonly explanation: ChangeExplanation;
  /** Largest first. */
  readonly findings: readonly ChangeFinding[];
}

/** Compares two sides and finds what changed. `per` is what values per request say they are per. */
export function madeComparison(
  left: SlicedSide,
  right: SlicedSide,
  options: CompareOptions & Pick<AmountKind, 'per'>
): MadeComparison {
  const { per, ...statistics } = options;
  const comparison = { ...compareSlices(left, right, statistics), ...(per !== undefined && { per }) };
  const tree = comparisonTree(left, right, comparison);
  const findings = changeFindings(tree, comparison);
  const insignificant = noiseRows(tree, comparison, findings);
  return {
    sides: { left, right },
    comparison,
    tree: { ...tree, insignificant },
    explanation: explainChange(tree, comparison),
    findings,
  };
}
