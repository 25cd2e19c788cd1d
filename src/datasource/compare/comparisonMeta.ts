import { functionColumns, sliceColumns } from '../../profile/diff/comparedColumns';
import { changeFindingText, explanationText, resolutionText, splitText } from '../../profile/diff/comparisonText';
import { type ChangeExplanation } from '../../profile/diff/explainChange';
import { type PrunedTree } from '../../profile/flameTree';
import { type FrameFilter } from '../../profile/frameFilter';
import { visibleText } from '../../profile/visibleText';
import { questionOf } from '../frames/profileQuestion';
import { type ComparedFinding, type ComparedProfile, type ComparisonMeta, type ProfilingQuery } from '../query';
import { type Compared } from './compareSides';
import { type SidePlan } from './sides';

/** What the frame of a comparison says of it: rows are those of `pruned`, values are multiplied by `scale`. */
export function comparisonMeta(
  compared: Compared,
  plans: { readonly left: SidePlan; readonly right: SidePlan },
  pruned: PrunedTree,
  { frameFilter, requestRate }: Pick<ProfilingQuery, 'frameFilter' | 'requestRate'>,
  scale: number
): ComparisonMeta {
  const { comparison, explanation, split } = compared;
  const rowOf = shownRows(pruned);
  const named = namedFunctions(compared);
  return {
    left: profileOf(plans.left, frameFilter),
    right: profileOf(plans.right, frameFilter),
    normalisation: comparison.normalisation,
    ...(requestRate && { requestRate }),
    normalisations: compared.normalisations,
    basis: comparison.basis,
    sentence: visibleText(explanationText(explanation, comparison)),
    resolution: resolutionText(comparison),
    split: split && visibleText(splitText(split, { ...comparison, normalisation: 'perSecond' }, split.endpoints)),
    places: placesOf(explanation, rowOf, scale),
    findings: findingsOf(compared, rowOf, scale),
    functions: functionColumns(comparison, scale),
    slices: {
      left: sliceColumns(compared.left, comparison, 'left', named, scale),
      right: sliceColumns(compared.right, comparison, 'right', named, scale),
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
