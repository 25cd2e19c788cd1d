import { type ComparedFinding, type ComparedProfile, type ComparisonMeta } from '../../../datasource/query';
import { functionColumns, sliceColumns } from '../../../profile/diff/comparedColumns';
import { changeFindingText, explanationText, resolutionText } from '../../../profile/diff/comparisonText';
import { visibleText } from '../../../profile/visibleText';
import { type MadeComparison } from './madeComparison';

/** What is known of both sides beside their samples. */
export interface SideNames {
  readonly left: ComparedProfile;
  readonly right: ComparedProfile;
}

/** A comparison in the words and columns that are shown of it. */
export function describeComparison(
  { sides, comparison, explanation, findings: found }: MadeComparison,
  { left, right }: SideNames
): Omit<ComparisonMeta, 'normalisations'> {
  const findings = found.map((finding): ComparedFinding => ({
    ...finding,
    function: visibleText(comparison.names[finding.function]),
    path: finding.path.map(visibleText),
    text: visibleText(changeFindingText(finding, comparison)),
  }));
  const functions = [...new Set(found.map((finding) => finding.function))];
  return {
    left,
    right,
    normalisation: comparison.normalisation,
    basis: comparison.basis,
    sentence: visibleText(explanationText(explanation, comparison)),
    resolution: resolutionText(comparison),
    split: undefined,
    places: explanation.places.map((place) => ({ ...place, path: place.path.map(visibleText) })),
    findings,
    functions: functionColumns(comparison),
    slices: {
      left: sliceColumns(sides.left, comparison, 'left', functions),
      right: sliceColumns(sides.right, comparison, 'right', functions),
    },
  };
}
