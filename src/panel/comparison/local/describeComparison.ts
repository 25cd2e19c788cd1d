import {
  type ComparedFinding,
  type ComparedFunctions,
  type ComparedProfile,
  type ComparedSlices,
  type ComparisonMeta,
} from '../../../datasource/query';
import { changeFindings } from '../../../profile/diff/changeFindings';
import { changeFindingText, explanationText, resolutionText } from '../../../profile/diff/comparisonText';
import { explainChange } from '../../../profile/diff/explainChange';
import { functionRows } from '../../../profile/diff/rowVerdicts';
import { type FlameTree } from '../../../profile/flameTree';
import { type SliceComparison } from '../../../profile/statistics/compareSlices';
import { VERDICT } from '../../../profile/statistics/judge';
import { type SlicedSide } from '../../../profile/statistics/slices';

/** What a comparison was made of. */
export interface ComparedSides {
  readonly left: { readonly of: ComparedProfile; readonly side: SlicedSide };
  readonly right: { readonly of: ComparedProfile; readonly side: SlicedSide };
}

const SIGNIFICANT = 0.05;

/** A comparison in the words and columns that are shown of it. `tree` is the comparison's own. */
export function describeComparison(
  tree: FlameTree,
  comparison: SliceComparison,
  { left, right }: ComparedSides
): Omit<ComparisonMeta, 'normalisations'> {
  const explanation = explainChange(tree, comparison);
  const findings = changeFindings(tree, comparison).map((finding): ComparedFinding => ({
    ...finding,
    function: comparison.names[finding.function],
    text: changeFindingText(finding, comparison),
  }));
  const found = [...new Set(findings.map(({ function: name }) => name))];
  return {
    left: left.of,
    right: right.of,
    normalisation: comparison.normalisation,
    basis: comparison.basis,
    sentence: explanationText(explanation, comparison),
    resolution: resolutionText(comparison),
    split: undefined,
    places: explanation.places,
    findings,
    functions: functionsOf(comparison),
    slices: {
      left: slicesOf(comparison, 'left', left.side, found),
      right: slicesOf(comparison, 'right', right.side, found),
    },
  };
}

function functionsOf({ names, self, total }: SliceComparison): ComparedFunctions {
  const sizeOf = (row: number): number => Math.abs(total.right[row] - total.left[row]);
  const rows = Array.from(names.keys())
    .slice(1)
    .sort((a, b) => sizeOf(b) - sizeOf(a) || a - b);
  const column = (values: Float64Array): number[] => rows.map((row) => values[row]);
  const tested = (values: Float64Array): Array<number | null> =>
    rows.map((row) => (Number.isNaN(values[row]) ? null : values[row]));
  return {
    name: rows.map((row) => names[row]),
    selfLeft: column(self.left),
    selfRight: column(self.right),
    totalLeft: column(total.left),
    totalRight: column(total.right),
    margin: tested(total.margin),
    q: tested(total.q),
    isReal: rows.map((row) => total.verdict[row] === VERDICT.changed || self.verdict[row] === VERDICT.changed),
  };
}

function slicesOf(
  { matrix, exposure, names }: SliceComparison,
  which: 'left' | 'right',
  { slices }: SlicedSide,
  functions: readonly string[]
): ComparedSlices {
  const covered = exposure[which];
  const first = which === 'left' ? 0 : exposure.left.length;
  const rates = (values: Float64Array, start: number): number[] =>
    Array.from(covered, (part, slice) => (part === 0 ? 0 : values[start + first + slice] / part));
  return {
    from: slices.map(({ from }) => from),
    to: slices.map(({ to }) => to),
    whole: rates(matrix.withStack, 0),
    functions: Object.fromEntries(
      functions.map((name) => [name, rates(matrix.total, names.indexOf(name) * matrix.columns)])
    ),
  };
}

/** Per row of the comparison's tree: 1 where neither its function nor, of the root, the whole has changed beyond noise. */
export function insignificantRows(tree: FlameTree, { names, self, total, whole }: SliceComparison): Uint8Array {
  const rows = functionRows(tree, names);
  return Uint8Array.from(rows, (function_, row) =>
    Number(
      row === 0
        ? !(whole.p <= SIGNIFICANT)
        : total.verdict[function_] !== VERDICT.changed && self.verdict[function_] !== VERDICT.changed
    )
  );
}
