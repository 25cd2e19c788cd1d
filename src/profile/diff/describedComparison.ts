import { type Basis, type SliceComparison } from '../statistics/compareSlices';
import { type SlicedSide } from '../statistics/slices';
import { visibleText } from '../visibleText';
import { type ChangeFinding } from './changeFindings';
import { type ComparedFunctions, type ComparedSlices, functionColumns, sliceColumns } from './comparedColumns';
import { changeFindingText, explanationText, resolutionText } from './comparisonText';
import { type ChangeExplanation, type ChangePlace } from './explainChange';
import { type Normalisation } from './normalisation';

/** When a change began; ms since the epoch. */
export interface Onset {
  readonly at: number;
  readonly earliest: number;
  readonly latest: number;
  readonly confidence: number;
}

/** A finding as it is shown. Its rows are those of the tree that is shown. */
export interface DescribedFinding extends Omit<ChangeFinding, 'function'> {
  readonly function: string;
  readonly text: string;
  /** Where it began within a window. */
  readonly began?: Onset;
}

/** A comparison in the words and columns that are shown of it. */
export interface DescribedComparison {
  readonly normalisation: Normalisation;
  readonly basis: Basis;
  /** How much changed, and in which places, in one sentence. */
  readonly sentence: string;
  /** What the windows could have shown at all, and what the tests stand on. */
  readonly resolution: string;
  /** The subtrees that the sentence names. */
  readonly places: readonly ChangePlace[];
  readonly findings: readonly DescribedFinding[];
  readonly functions: ComparedFunctions;
  readonly slices: { readonly left: ComparedSlices; readonly right: ComparedSlices };
}

/** What was found of two sides; rows are those of the comparison's tree. */
export interface FoundChanges {
  readonly left: SlicedSide;
  readonly right: SlicedSide;
  readonly comparison: SliceComparison;
  readonly explanation: ChangeExplanation;
  readonly findings: readonly ChangeFinding[];
  /** By a function's name. */
  readonly began?: ReadonlyMap<string, Onset>;
}

export interface ShownAs {
  /** Where a row of the comparison's tree is among those that are shown. */
  readonly rowOf: (row: number) => number | undefined;
  /** What values are multiplied by. */
  readonly scale: number;
}

const AS_IT_IS: ShownAs = { rowOf: (row) => row, scale: 1 };

/** Says of a comparison what is shown of it. Names are as they can be read, texts too. */
export function describedComparison(found: FoundChanges, shown: ShownAs = AS_IT_IS): DescribedComparison {
  const { left, right, comparison, explanation } = found;
  const { scale } = shown;
  const named = namedFunctions(found);
  return {
    normalisation: comparison.normalisation,
    basis: comparison.basis,
    sentence: visibleText(explanationText(explanation, comparison)),
    resolution: resolutionText(comparison),
    places: placesOf(explanation, shown),
    findings: findingsOf(found, shown),
    functions: functionColumns(comparison, scale),
    slices: {
      left: sliceColumns(left, comparison, 'left', named, scale),
      right: sliceColumns(right, comparison, 'right', named, scale),
    },
  };
}

const placesOf = ({ places }: ChangeExplanation, { rowOf, scale }: ShownAs): readonly ChangePlace[] =>
  places.flatMap(({ row, path, change }) => {
    const shown = rowOf(row);
    return shown === undefined ? [] : [{ row: shown, path: path.map(visibleText), change: change * scale }];
  });

function findingsOf({ findings, comparison, began }: FoundChanges, { rowOf, scale }: ShownAs): DescribedFinding[] {
  return findings.map(({ within, ...finding }) => {
    const name = comparison.names[finding.function];
    const onset = began?.get(name);
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
function namedFunctions({ findings, explanation, comparison }: FoundChanges): readonly number[] {
  const rows = new Map(comparison.names.map((name, row) => [name, row]));
  const ofPlaces = explanation.places.flatMap(({ path }) => rows.get(path[path.length - 1]) ?? []);
  return [...new Set([...findings.map((finding) => finding.function), ...ofPlaces])];
}
