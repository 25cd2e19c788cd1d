import { digamma, inverseTrigamma, logGamma, trigamma } from './gammaFunctions';
import { twoSidedP, upperQuantile } from './studentT';

// References: @stdlib/stats-base-dists-t-cdf 0.2.3 and -t-quantile, @stdlib/math-base-special-erfc, -trigamma, -gammaln.
describe('twoSidedP', () => {
  it.each([
    [0.5, 1, 0.7048327646991335],
    [2, 3, 0.13932596855884305],
    [2, 10, 0.0733880347707404],
    [5, 10, 0.0005373336027564531],
    [3.2, 25.5, 0.003658019415511935],
    [10, 38, 3.4141259406934485e-12],
    [1, 1000, 0.3175524180846723],
    [0.3, Infinity, 0.7641771556220948],
    [1.96, Infinity, 0.04999579029644087],
    [8, Infinity, 1.2441921148543639e-15],
  ])('of %d with %d degrees of freedom', (t, df, p) => {
    expect(twoSidedP(t, df) / p).toBeCloseTo(1, 11);
    expect(twoSidedP(-t, df)).toBe(twoSidedP(t, df));
  });

  it('is 1 of nothing', () => {
    expect([twoSidedP(0, 5), twoSidedP(0, Infinity)]).toEqual([1, 1]);
  });
});

it.each([
  [0.025, 1, 12.706204736174705],
  [0.025, 10, 2.2281388519862744],
  [0.2, 7.5, 0.8922093469396741],
  [0.0005, 38, 3.565678071580234],
  [1e-6, 20, 6.5965301483587755],
  [0.025, Infinity, 1.959963984540054],
])('upperQuantile of %d with %d degrees of freedom', (upper, df, t) => {
  expect(upperQuantile(upper, df) / t).toBeCloseTo(1, 10);
});

describe('gamma functions', () => {
  it.each([
    [0.1, 101.43329915079275, 2.2527126517342055],
    [0.5, Math.PI ** 2 / 2, Math.log(Math.PI) / 2],
    [2.5, 0.49035775610023485, 0.2846828704729192],
    [19, 0.0540409060376962, 36.39544520803305],
    [150, 0.006688938271165995, 600.0094705553274],
  ])('at %d', (x, ofTrigamma, ofLogGamma) => {
    expect(trigamma(x) / ofTrigamma).toBeCloseTo(1, 11);
    expect(logGamma(x) / ofLogGamma).toBeCloseTo(1, 11);
    expect(inverseTrigamma(trigamma(x)) / x).toBeCloseTo(1, 8);
  });

  it('have digamma as the slope of logGamma', () => {
    const eulerMascheroni = 0.5772156649015329;
    expect(digamma(1)).toBeCloseTo(-eulerMascheroni, 12);
    expect(digamma(0.5)).toBeCloseTo(-eulerMascheroni - 2 * Math.LN2, 12);
    expect(digamma(7.25)).toBeCloseTo((logGamma(7.2501) - logGamma(7.2499)) / 2e-4, 7);
  });

  it.each([1e-9, 1e9])('invert trigamma beyond its table, at %d', (y) => {
    expect(trigamma(inverseTrigamma(y)) / y).toBeCloseTo(1, 3);
  });
});
