import { changeFindingText, explanationText, resolutionText, splitText } from '../../profile/diff/comparisonText';
import { type ChangeExplanation } from '../../profile/diff/explainChange';
import { type PrunedTree } from '../../profile/flameTree';
import { type FrameFilter } from '../../profile/frameFilter';
import { VERDICT } from '../../profile/statistics/judge';
import { type SliceComparison } from '../../profile/statistics/compareSlices';
import { type SlicedSide } from '../../profile/statistics/slices';
import { visibleText } from '../../profile/visibleText';
import { questionOf } from '../frames/profileQuestion';
import {
  type ComparedFinding,
  type ComparedFunctions,
  type ComparedProfile,
  type ComparedSlices,
  type ComparisonMeta,
} from '../query';
import { type Compared } from './compareSides';
import { type SidePlan } from './sides';

/** What the frame of a comparison says of it: rows are those of `pruned`, values are multiplied by `scale`. */
export function comparisonMeta(
  compared: Compared,
  plans: { readonly left: SidePlan; readonly right: SidePlan },
  pruned: PrunedTree,
  frameFilter: FrameFilter | undefined,
  scale: number
): ComparisonMeta {
  const { comparison, explanation, split } = compared;
  const rowOf = shownRows(pruned);
  const columns = compared.left.slices.length;
  const named = namedFunctions(compared);
  return {
    left: profileOf(plans.left, frameFilter),
    right: profileOf(plans.right, frameFilter),
    normalisation: comparison.normalisation,
    normalisations: compared.normalisations,
    basis: comparison.basis,
    sentence: visibleText(explanationText(explanation, comparison)),
    resolution: resolutionText(comparison),
    split:
      split &&
      splitText(split, {
        sampleType: comparison.sampleType,
        measure: comparison.measure,
        normalisation: 'perSecond',
      }),
    places: placesOf(explanation, rowOf, scale),
    findings: findingsOf(compared, rowOf, scale),
    functions: functionsOf(comparison, scale),
    slices: {
      left: slicesOf(compared.left, comparison, comparison.exposure.left, 0, named, scale),
      right: slicesOf(compared.right, comparison, comparison.exposure.right, columns, named, scale),
    },
  };
}

type RowOf = (row: number) => number | undefined;

/** Where a row of the whole tree is among those that are shown. */
function shownRows({ rowInFull }: PrunedTree): RowOf {
  const shown = new Map<number, number>();
  rowInFull.forEach((row, at) => {
    if (row >= 0) {
      shown.set(row, at);
    }
  });
  return (row) => shown.get(row);
}

const profileOf = ({ title, store, query }: SidePlan, frameFilter: FrameFilter | undefined): ComparedProfile => ({
  title,
  datasource: store.datasource.uid,
  range: query.range,
  question: questionOf(query, frameFilter),
});

const placesOf = ({ places }: ChangeExplanation, rowOf: RowOf, scale: number): ComparisonMeta['places'] =>
  places.flatMap(({ row, path, change }) => {
    const shown = rowOf(row);
    return shown === undefined ? [] : [{ row: shown, path: path.map(visibleText), change: change * scale }];
  });

function findingsOf({ findings, comparison, began }: Compared, rowOf: RowOf, scale: number): ComparedFinding[] {
  return findings.map(({ within, ...finding }) => {
    const name = comparison.names[finding.function];
    const onset = began.get(name);
    const shownWithin = within === undefined ? undefined : rowOf(within);
    return {
      ...finding,
      function: visibleText(name),
      rows: finding.rows.flatMap((row) => rowOf(row) ?? []),
      path: finding.path.map(visibleText),
      change: finding.change * scale,
      margin: finding.margin * scale,
      text: visibleText(changeFindingText({ within, ...finding }, comparison)),
      ...(shownWithin !== undefined && { within: shownWithin }),
      ...(onset && { began: onset }),
    };
  });
}

/** Functions of findings and of the places that the sentence names. */
function namedFunctions({ findings, explanation, comparison }: Compared): readonly number[] {
  const rows = new Map(comparison.names.map((name, row) => [name, row]));
  const ofPlaces = explanation.places.flatMap(({ path }) => rows.get(path[path.length - 1]) ?? []);
  return [...new Set([...findings.map((finding) => finding.function), ...ofPlaces])];
}

function functionsOf({ names, self, total, matrix }: SliceComparison, scale: number): ComparedFunctions {
  const has = (row: number): boolean => total.left[row] !== 0 || total.right[row] !== 0;
  const size = (row: number): number => Math.abs(total.right[row] - total.left[row]);
  const rows = Array.from(matrix.names.keys())
    .filter((row) => row > 0 && has(row))
    .sort((a, b) => size(b) - size(a) || (names[a] < names[b] ? -1 : 1));
  const scaled = (values: Float64Array): number[] => rows.map((row) => values[row] * scale);
  const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return {
    name: rows.map((row) => visibleText(names[row])),
    selfLeft: scaled(self.left),
    selfRight: scaled(self.right),
    totalLeft: scaled(total.left),
    totalRight: scaled(total.right),
    margin: rows.map((row) => known(total.margin[row] * scale)),
    q: rows.map((row) => known(total.q[row])),
    isReal: rows.map((row) => total.verdict[row] === VERDICT.changed || self.verdict[row] === VERDICT.changed),
  };
}

function slicesOf(
  { slices }: SlicedSide,
  { matrix, names }: SliceComparison,
  exposure: Float64Array,
  firstColumn: number,
  functions: readonly number[],
  scale: number
): ComparedSlices {
  const rate = (value: number, slice: number): number => (exposure[slice] > 0 ? (value / exposure[slice]) * scale : 0);
  const at = (row: number): number[] =>
    slices.map((_, slice) => rate(matrix.total[row * matrix.columns + firstColumn + slice], slice));
  return {
    from: slices.map(({ from }) => from),
    to: slices.map(({ to }) => to),
    whole: slices.map((_, slice) => rate(matrix.withStack[firstColumn + slice], slice)),
    functions: Object.fromEntries(functions.map((row) => [visibleText(names[row]), at(row)])),
  };
}
