import { digamma, inverseTrigamma, trigamma } from './gammaFunctions';

/** What the variances of all functions say about that of one. */
export interface Moderated {
  readonly variance: Float64Array;
  /** Degrees of freedom of each of them. */
  readonly df: number;
}

/** Functions are put into bins of at least this many, by their means. */
const LEAST_IN_BIN = 30;
const MOST_BINS = 12;
/** A variance of nothing is taken for this part of the median, since it has no logarithm. */
const LEAST_OF_MEDIAN = 0.02;
/** The variances of others count at most this many times as much as a function's own. */
const MOST_BORROWED = 3;

/**
 * Moderated variances: each is drawn towards the typical one of functions of about the same mean, by as much as the
 * variances scatter no more than chance would have it. `df` is the degrees of freedom of each variance. Functions that
 * vary together know less of each other: `independent` is how many of them do not.
 *
 * s̃² = (d₀s₀² + d·s²) / (d₀ + d), with s₀² and d₀ from the moments of log s²: Smyth (2004), section 6.2; s₀² follows the
 * mean as in limma's trended fit.
 */
export function moderate(
  variance: Float64Array,
  mean: Float64Array,
  df: number,
  independent = variance.length
): Moderated {
  if (variance.length === 0) {
    return { variance, df };
  }
  const floor = LEAST_OF_MEDIAN * variance.slice().sort()[variance.length >> 1];
  const order = Int32Array.from(mean.keys()).sort((a, b) => mean[a] - mean[b] || a - b);
  const logVariance = variance.map((value) => Math.log(Math.max(value, floor)) - digamma(df / 2) + Math.log(df / 2));
  const typical = smooth(logVariance, mean, order);
  const scatter =
    logVariance.reduce((sum, value, i) => sum + (value - typical[i]) ** 2, 0) / Math.max(1, order.length - 1);
  const excess = scatter - trigamma(df / 2);
  const prior = excess > 0 ? 2 * inverseTrigamma(excess) : Infinity;
  const borrowed = Math.min(MOST_BORROWED * df, Math.max(0, independent - 1) * df, prior);
  const toMean = Number.isFinite(prior) ? digamma(prior / 2) - Math.log(prior / 2) : 0;
  return {
    variance: variance.map((own, i) => (borrowed * Math.exp(typical[i] + toMean) + df * own) / (borrowed + df)),
    df: df + borrowed,
  };
}

/** The mean of the values in each bin of the order, drawn as a line between the bins' middles. */
function smooth(values: Float64Array, x: Float64Array, order: Int32Array): Float64Array {
  const bins = Math.max(1, Math.min(MOST_BINS, Math.floor(order.length / LEAST_IN_BIN)));
  const middles: number[] = [];
  const heights: number[] = [];
  for (let bin = 0; bin < bins; bin++) {
    const members = order.subarray(
      Math.floor((bin * order.length) / bins),
      Math.floor(((bin + 1) * order.length) / bins)
    );
    middles.push(members.reduce((sum, i) => sum + x[i], 0) / members.length);
    heights.push(members.reduce((sum, i) => sum + values[i], 0) / members.length);
  }
  return x.map((at) => interpolate(middles, heights, at));
}

function interpolate(x: readonly number[], y: readonly number[], at: number): number {
  const next = x.findIndex((middle) => middle > at);
  if (next <= 0) {
    return next === 0 ? y[0] : y[y.length - 1];
  }
  const part = (at - x[next - 1]) / (x[next] - x[next - 1]);
  return y[next - 1] + part * (y[next] - y[next - 1]);
}
