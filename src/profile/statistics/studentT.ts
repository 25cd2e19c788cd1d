import { logGamma } from './gammaFunctions';

/** P(|T| ≥ |t|) for Student's t with `df` degrees of freedom; the normal distribution for infinite `df`. */
export function twoSidedP(t: number, df: number): number {
  const size = Math.abs(t);
  if (!Number.isFinite(df) || df > 1e6) {
    return normalTwoSidedP(size);
  }
  return incompleteBeta(df / (df + size * size), df / 2, 0.5);
}

/** The t that is exceeded with probability `upper` (0 < upper ≤ 0.5). */
export function upperQuantile(upper: number, df: number): number {
  let low = 0;
  let high = 1;
  while (twoSidedP(high, df) > 2 * upper) {
    low = high;
    high *= 2;
  }
  // Halving an interval 60 times reaches the last bit.
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (twoSidedP(middle, df) > 2 * upper) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return (low + high) / 2;
}

/** P(|Z| ≥ z), from the incomplete gamma function: DLMF 7.11.2 with the continued fraction 8.9.2 where it converges. */
function normalTwoSidedP(z: number): number {
  const x = (z * z) / 2;
  if (x === 0) {
    return 1;
  }
  const scale = Math.exp(-x + 0.5 * Math.log(x) - logGamma(0.5));
  if (x < 1.5) {
    let term = 2;
    let sum = 2;
    for (let n = 1.5; term > sum * 1e-17; n++) {
      term *= x / n;
      sum += term;
    }
    return 1 - scale * sum;
  }
  return scale * gammaFraction(x);
}

/** Lentz's method on the continued fraction of Γ(1/2, x). */
function gammaFraction(x: number): number {
  let b = x + 0.5;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 500; i++) {
    const a = -i * (i - 0.5);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) {
      break;
    }
  }
  return fraction;
}

/** The regularised incomplete beta function I_x(a, b): DLMF 8.17.22, by Lentz's method. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) {
    return x <= 0 ? 0 : 1;
  }
  if (x > (a + 1) / (a + b + 2)) {
    return 1 - incompleteBeta(1 - x, b, a);
  }
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)) / a;
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) {
      break;
    }
  }
  return front * fraction;
}
