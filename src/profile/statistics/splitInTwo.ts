import { SAMPLING_VARIANCE } from './stabilise';

/** The best cut of a series into two levels. */
export interface Split {
  /** Position of the first value of the second level. */
  readonly at: number;
  /** Of the difference of both levels, with `values − 2` degrees of freedom. */
  readonly t: number;
  /** Within the levels, of a value of weight 1; not below that of sampling. */
  readonly variance: number;
  /** What is left of each value when its level is taken off. */
  readonly residual: Float64Array;
  readonly earliest: number;
  readonly latest: number;
  readonly confidence: number;
}

const SURE = 0.95;

/**
 * Cuts a series of values on the stable scale where two levels explain it best, with at least `least` values in each. How
 * sure the cut is comes from the likelihoods of all cuts, each taken to be as likely beforehand.
 */
export function splitInTwo(values: Float64Array, weight: Float64Array, least: number): Split {
  const count = values.length;
  const [weights, sums, squares] = [0, 1, 2].map((power) => runningSums(values, weight, power));
  const within = (from: number, to: number): number => {
    const sum = sums[to] - sums[from];
    return squares[to] - squares[from] - (sum * sum) / (weights[to] - weights[from]);
  };
  const left = Array.from({ length: count }, (_, at) =>
    at < least || at > count - least ? Infinity : Math.max(0, within(0, at) + within(at, count))
  );
  const at = left.indexOf(Math.min(...left));
  const variance = Math.max(SAMPLING_VARIANCE, left[at] / (count - 2));
  const mean = (from: number, to: number): number => (sums[to] - sums[from]) / (weights[to] - weights[from]);
  const [before, after] = [mean(0, at), mean(at, count)];
  const error = Math.sqrt(variance * (1 / weights[at] + 1 / (weights[count] - weights[at])));
  const likelihood = left.map((rest) => Math.exp((left[at] - rest) / (2 * variance)));
  const all = likelihood.reduce((sum, value) => sum + value, 0);
  const { earliest, latest } = credible(
    likelihood.map((value) => value / all),
    at
  );
  return {
    at,
    t: (after - before) / error,
    variance,
    residual: values.map((value, k) => value - (k < at ? before : after)),
    earliest,
    latest,
    confidence: likelihood[at] / all,
  };
}

function runningSums(values: Float64Array, weight: Float64Array, power: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  values.forEach((value, k) => {
    sums[k + 1] = sums[k] + weight[k] * value ** power;
  });
  return sums;
}

/** The range around the best cut that grows to the likelier side until it holds 95 %. */
function credible(probability: readonly number[], at: number): { earliest: number; latest: number } {
  let [earliest, latest, held] = [at, at, probability[at]];
  while (held < SURE && (earliest > 0 || latest < probability.length - 1)) {
    const [below, above] = [probability[earliest - 1] ?? -1, probability[latest + 1] ?? -1];
    held += Math.max(below, above);
    if (below >= above) {
      earliest--;
    } else {
      latest++;
    }
  }
  return { earliest, latest };
}
