import { type SliceComparison } from '../statistics/compareSlices';
import { VERDICT } from '../statistics/judge';
import { type SlicedSide } from '../statistics/slices';
import { visibleText } from '../visibleText';

/** Functions with their changes, by size of the change; columns of equal length. */
export interface ComparedFunctions {
  readonly name: readonly string[];
  readonly selfLeft: readonly number[];
  readonly selfRight: readonly number[];
  readonly totalLeft: readonly number[];
  readonly totalRight: readonly number[];
  /** Half the width of the 95 % interval of the total's change, and its q-value; `null` where it was not tested. */
  readonly margin: ReadonlyArray<number | null>;
  readonly q: ReadonlyArray<number | null>;
  /** Whether its change is more than noise, and enough to matter. */
  readonly isReal: readonly boolean[];
}

/** A side over time. All columns are of one length. */
export interface ComparedSlices {
  /** ms since the epoch. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** All samples of the slice, normalised. */
  readonly whole: readonly number[];
  /** Per function of a finding: its total in each slice, normalised. */
  readonly functions: Readonly<Record<string, readonly number[]>>;
}

/** The functions that either side has, their values multiplied by `scale`. */
export function functionColumns({ names, self, total }: SliceComparison, scale = 1): ComparedFunctions {
  const has = (row: number): boolean => total.left[row] !== 0 || total.right[row] !== 0;
  const size = (row: number): number => Math.abs(total.right[row] - total.left[row]);
  const rows = Array.from(names.keys())
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

/** What a side, and `functions` (rows of the comparison's names) of it, have in each of its slices, times `scale`. */
export function sliceColumns(
  { slices }: SlicedSide,
  { matrix, exposure, names }: SliceComparison,
  which: 'left' | 'right',
  functions: readonly number[],
  scale = 1
): ComparedSlices {
  const covered = exposure[which];
  const first = which === 'left' ? 0 : exposure.left.length;
  const rates = (values: Float64Array, row: number): number[] =>
    Array.from(covered, (part, slice) =>
      part > 0 ? (values[row * matrix.columns + first + slice] / part) * scale : 0
    );
  return {
    from: slices.map(({ from }) => from),
    to: slices.map(({ to }) => to),
    whole: rates(matrix.withStack, 0),
    functions: Object.fromEntries(functions.map((row) => [visibleText(names[row]), rates(matrix.total, row)])),
  };
}
