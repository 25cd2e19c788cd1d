import { type Steps } from '../steps';
import { qValues } from './falseDiscoveryRate';
import { type MeasureTests } from './measureChanges';
import { type SliceMatrix } from './sliceMatrix';

/** What is known of a change. `small`: real, and too small to matter. */
export const VERDICT = { untested: 0, noise: 1, small: 2, changed: 3 } as const;

/** Changes of all functions in one measure. One entry per name; NaN where a function was not tested. */
export interface MeasureChanges {
  /** Rates: values after normalisation. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** The change lies within `right − left` ± `margin`, with 95 % confidence. */
  readonly margin: Float64Array;
  readonly p: Float64Array;
  /** Which false discovery rate would just call it changed. */
  readonly q: Float64Array;
  /** The smallest change of this function that these windows show, in four of five cases. */
  readonly detectable: Float64Array;
  /** Of `VERDICT`. */
  readonly verdict: Uint8Array;
}

interface Judged {
  readonly self: MeasureChanges;
  readonly total: MeasureChanges;
  readonly tests: number;
}

/**
 * Holds all tests of self and total together to one false discovery rate. Functions whose values are the same in every
 * slice (a leaf's self and total, a caller and its only callee) are one test: they would otherwise stand as many
 * discoveries, and so let others through.
 */
export function* judgeSteps(
  matrix: SliceMatrix,
  self: MeasureTests,
  total: MeasureTests,
  falseDiscoveryRate: number,
  leastChange: number
): Steps<Judged> {
  const count = matrix.names.length;
  const same = sameAs([matrix.self, matrix.total], matrix.columns);
  yield;
  const p = new Float64Array(2 * count).fill(NaN);
  p.set(self.p);
  p.set(total.p, count);
  const q = qValues(p.map((value, test) => (same[test] === test ? value : NaN)));
  yield;
  const tests = q.filter((value) => !Number.isNaN(value)).length;
  const chanceOfError = falseDiscoveryRate / Math.max(1, tests);
  const measure = (tested: MeasureTests, from: number): MeasureChanges => {
    const own = Float64Array.from(tested.p, (value, row) => (Number.isNaN(value) ? NaN : q[same[from + row]]));
    return {
      left: tested.left,
      right: tested.right,
      margin: tested.margin,
      p: tested.p,
      q: own,
      detectable: own.map((value, row) => (Number.isNaN(value) ? NaN : tested.detectable(row, chanceOfError))),
      verdict: Uint8Array.from(own, (value, row) => {
        const matters = Math.abs(tested.right[row] - tested.left[row]) >= leastChange;
        return verdictOf(value, falseDiscoveryRate, matters);
      }),
    };
  };
  const ofSelf = measure(self, 0);
  yield;
  return { self: ofSelf, total: measure(total, count), tests };
}

function verdictOf(q: number, falseDiscoveryRate: number, matters: boolean): number {
  if (Number.isNaN(q)) {
    return VERDICT.untested;
  }
  if (q > falseDiscoveryRate) {
    return VERDICT.noise;
  }
  return matters ? VERDICT.changed : VERDICT.small;
}

/** Per row of all matrices in order: the first row with the same values, by a checksum of them. */
function sameAs(matrices: readonly Float64Array[], columns: number): Int32Array {
  const firstOf = new Map<number, number>();
  const same: number[] = [];
  for (const values of matrices) {
    // The root is no function, and stands for none.
    same.push(same.length);
    for (let start = columns; start < values.length; start += columns) {
      let checksum = 0;
      for (let column = 0; column < columns; column++) {
        checksum += values[start + column] * Math.sqrt(column + 2);
      }
      const row = same.length;
      const first = checksum === 0 ? row : (firstOf.get(checksum) ?? row);
      firstOf.set(checksum, first);
      same.push(first);
    }
  }
  return Int32Array.from(same);
}
