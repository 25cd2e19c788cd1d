import { allSteps, type Steps } from '../steps';
import { pooledStatistics, type SideColumns, sideStatistics, type SideStatistics, sumOf } from './sideStatistics';
import { twoSidedP, upperQuantile } from './studentT';
import { type TestPlan } from './testPlan';

/** Changes of all functions in one measure (self or total). One entry per row of the matrix; NaN where not tested. */
export interface MeasureTests {
  /** Rates: what is compared, after normalisation. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** Half the width of the change's 95 % interval. */
  readonly margin: Float64Array;
  readonly p: Float64Array;
  /** The change that would be found in four of five windows like these, if the test allowed this chance of error. */
  readonly detectable: (row: number, chanceOfError: number) => number;
  /** How alike slices that follow each other are beside sampling: 0 to 0.9. */
  readonly persistence: number;
}

const CONFIDENCE = 0.95;
const POWER = 0.8;

/** Welch's t between the slices of both sides, for every row that has enough samples. */
export const measureChanges = (values: Float64Array, plan: TestPlan): MeasureTests =>
  allSteps(measureChangesSteps(values, plan));

/** As `measureChanges`. */
export function* measureChangesSteps(values: Float64Array, plan: TestPlan): Steps<MeasureTests> {
  const { columns, left, right, scale } = plan;
  const rows = testedRows(values, plan);
  yield;
  const before = statisticsOf(values, rows, left, plan);
  yield;
  const after = statisticsOf(values, rows, right, plan);
  yield;
  const sides = [before, after];
  const count = values.length / columns;
  const nothing = (): Float64Array => new Float64Array(count).fill(NaN);
  const [margin, p, error, df, middle] = [nothing(), nothing(), nothing(), nothing(), nothing()];
  const quantile = quantiles();
  rows.forEach((row, i) => {
    const [one, other] = sides.map(({ variance }) => variance[i]);
    error[row] = Math.sqrt(one + other);
    df[row] = welch(one, sides[0].df[i], other, sides[1].df[i]);
    p[row] = twoSidedP((sides[1].mean[i] - sides[0].mean[i]) / error[row], df[row]);
    middle[row] = (sides[0].mean[i] + sides[1].mean[i]) / 2;
    const step = quantile((1 - CONFIDENCE) / 2, df[row]) * error[row];
    margin[row] = scale.rateChange(sides[0].mean[i], sides[1].mean[i], step);
  });
  yield;
  return {
    left: ratesOf(values, columns, left),
    right: ratesOf(values, columns, right),
    margin,
    p,
    detectable: (row, chanceOfError) => {
      const steps = quantile(chanceOfError / 2, df[row]) + quantile(1 - POWER, df[row]);
      return scale.rateChange(middle[row], middle[row], steps * error[row]);
    },
    persistence: Math.max(...sides.map(({ persistence }) => persistence)),
  };
}

function testedRows(values: Float64Array, { columns, leastValue, cutOff }: TestPlan): Int32Array {
  const rows: number[] = [];
  for (let row = 1; row * columns < values.length; row++) {
    if (row !== cutOff && sumOf(values, row * columns, (row + 1) * columns) >= leastValue) {
      rows.push(row);
    }
  }
  return Int32Array.from(rows);
}

function statisticsOf(values: Float64Array, rows: Int32Array, side: SideColumns, plan: TestPlan): SideStatistics {
  const { columns, scale, meanExposure, basis, overdispersion } = plan;
  return basis === 'slices'
    ? sideStatistics(values, columns, rows, side, scale, meanExposure)
    : pooledStatistics(values, columns, rows, side, scale, meanExposure, overdispersion);
}

/** Values of all slices over what all slices cover. */
function ratesOf(values: Float64Array, columns: number, { from, to, exposure }: SideColumns): Float64Array {
  const all = exposure.reduce((sum, part) => sum + part, 0);
  return Float64Array.from(
    { length: values.length / columns },
    (_, row) => sumOf(values, row * columns + from, row * columns + to) / (all || 1)
  );
}

/** Degrees of freedom of Welch and Satterthwaite. */
function welch(one: number, dfOne: number, other: number, dfOther: number): number {
  return (one + other) ** 2 / (one ** 2 / dfOne + other ** 2 / dfOther);
}

/** Upper quantiles, each looked for once: degrees of freedom to the half below. */
function quantiles(): (upper: number, df: number) => number {
  const found = new Map<string, number>();
  return (upper, df) => {
    const rounded = df > 1 ? Math.floor(df * 2) / 2 : df;
    const key = `${upper} ${rounded}`;
    const quantile = found.get(key) ?? upperQuantile(upper, rounded);
    found.set(key, quantile);
    return quantile;
  };
}
