import { type ComparedFinding, type ComparedProfile, type ComparisonMeta } from '../../../datasource/query';
import { functionColumns, sliceColumns } from '../../../profile/diff/comparedColumns';
import { changeFindings } from '../../../profile/diff/changeFindings';
import { changeFindingText, explanationText, resolutionText } from '../../../profile/diff/comparisonText';
import { explainChange } from '../../../profile/diff/explainChange';
import { type FlameTree } from '../../../profile/flameTree';
import { type SliceComparison } from '../../../profile/statistics/compareSlices';
import { type SlicedSide } from '../../../profile/statistics/slices';
import { visibleText } from '../../../profile/visibleText';

/** What a comparison was made of. */
export interface ComparedSides {
  readonly left: { readonly of: ComparedProfile; readonly side: SlicedSide };
  readonly right: { readonly of: ComparedProfile; readonly side: SlicedSide };
}

/** A comparison in the words and columns that are shown of it. `tree` is the comparison's own. */
export function describeComparison(
  tree: FlameTree,
  comparison: SliceComparison,
  { left, right }: ComparedSides
): Omit<ComparisonMeta, 'normalisations'> {
  const explanation = explainChange(tree, comparison);
  const found = changeFindings(tree, comparison);
  const findings = found.map((finding): ComparedFinding => ({
    ...finding,
    function: visibleText(comparison.names[finding.function]),
    path: finding.path.map(visibleText),
    text: visibleText(changeFindingText(finding, comparison)),
  }));
  const functions = [...new Set(found.map((finding) => finding.function))];
  return {
    left: left.of,
    right: right.of,
    normalisation: comparison.normalisation,
    basis: comparison.basis,
    sentence: visibleText(explanationText(explanation, comparison)),
    resolution: resolutionText(comparison),
    split: undefined,
    places: explanation.places.map((place) => ({ ...place, path: place.path.map(visibleText) })),
    findings,
    functions: functionColumns(comparison),
    slices: {
      left: sliceColumns(left.side, comparison, 'left', functions),
      right: sliceColumns(right.side, comparison, 'right', functions),
    },
  };
}
