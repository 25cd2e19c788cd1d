import { moderate } from './moderate';
import { Residuals } from './residuals';
import { SAMPLING_VARIANCE, type Scale } from './stabilise';

/** The slices of one side, in columns `from` up to `to` of a matrix. */
export interface SideColumns {
  readonly from: number;
  readonly to: number;
  /** Per slice of the side. */
  readonly exposure: Float64Array;
}

/** Per row that was asked for: where a side stands on the stable scale, and how well that is known. */
export interface SideStatistics {
  readonly mean: Float64Array;
  /** Variance of the mean. */
  readonly variance: Float64Array;
  /** Degrees of freedom of the variance. */
  readonly df: Float64Array;
  /** How alike slices that follow each other are beside sampling, over all rows: 0 to 0.9. */
  readonly persistence: number;
}

/**
 * Means of the stable values over the slices, and their moderated variances. A slice weighs as much as its exposure; one
 * without any is left out. The variance is that of a weighted mean, whether or not slices that weigh more vary less
 * (White 1980), and never below what samples alone give. Where slices that follow each other are alike there are fewer
 * of them in truth, and the variance grows (AR(1)).
 */
export function sideStatistics(
  values: Float64Array,
  columns: number,
  rows: Int32Array,
  { from, exposure }: SideColumns,
  scale: Scale,
  meanExposure: number
): SideStatistics {
  const slices = Array.from(exposure.keys()).filter((k) => exposure[k] > 0);
  const weight = exposure.filter((part) => part > 0).map((part) => part / meanExposure);
  const weights = sum(weight);
  const count = weight.length;
  const mean = new Float64Array(rows.length);
  const spread = new Float64Array(rows.length);
  const residuals = new Residuals(rows.length, count);
  const stable = new Float64Array(count);
  rows.forEach((row, i) => {
    let weighted = 0;
    for (let k = 0; k < count; k++) {
      const slice = slices[k];
      stable[k] = scale.stable(values[row * columns + from + slice] / exposure[slice]);
      weighted += weight[k] * stable[k];
    }
    mean[i] = weighted / weights;
    let square = 0;
    for (let k = 0; k < count; k++) {
      const residual = weight[k] * (stable[k] - mean[i]);
      residuals.set(i, k, residual);
      square += residual * residual;
    }
    spread[i] = (square * count) / ((count - 1) * weights);
  });
  const df = count - 1;
  const moderated = moderate(spread, mean, df, residuals.independentRows());
  const persistence = residuals.persistence();
  const variance = new Float64Array(rows.length);
  const dfs = new Float64Array(rows.length);
  rows.forEach((_, i) => {
    const all = Math.max(moderated.variance[i], SAMPLING_VARIANCE);
    const alike = persistence * (1 - SAMPLING_VARIANCE / all);
    const inflation = (1 + alike) / (1 - alike);
    // The slices' own mean hides a part of their spread when they are alike.
    const hidden = (1 - 1 / count) / Math.max(0.5, 1 - inflation / count);
    variance[i] = (all * inflation * hidden) / weights;
    dfs[i] = Math.max(1, moderated.df / inflation);
  });
  return { mean, variance, df: dfs, persistence };
}

/**
 * One side as one profile: what is known about the spread is a guess, `overdispersion` times what samples alone give.
 */
export function pooledStatistics(
  values: Float64Array,
  columns: number,
  rows: Int32Array,
  { from, to, exposure }: SideColumns,
  scale: Scale,
  meanExposure: number,
  overdispersion: number
): SideStatistics {
  const all = sum(exposure);
  const variance = (overdispersion * SAMPLING_VARIANCE * meanExposure) / all;
  return {
    mean: Float64Array.from(rows, (row) => scale.stable(sumOf(values, row * columns + from, row * columns + to) / all)),
    variance: new Float64Array(rows.length).fill(variance),
    df: new Float64Array(rows.length).fill(Infinity),
    persistence: 0,
  };
}

/** The sum of the values `from` up to, but not including, `to`. */
export function sumOf(values: Float64Array, from: number, to: number): number {
  let all = 0;
  for (let i = from; i < to; i++) {
    all += values[i];
  }
  return all;
}

const sum = (values: Float64Array): number => sumOf(values, 0, values.length);
