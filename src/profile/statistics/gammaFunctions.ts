/** Below this, the recurrence lifts an argument to where the asymptotic series are exact to 1e-14. */
const ASYMPTOTIC_FROM = 10;

/** ln Γ(x) for x > 0. Stirling's series, DLMF 5.11.1. */
export function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < ASYMPTOTIC_FROM; z++) {
    shift += Math.log(z);
  }
  const inverse = 1 / (z * z);
  const series = 1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)));
  return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series / z - shift;
}

/** ψ(x), the derivative of ln Γ, for x > 0. DLMF 5.11.2. */
export function digamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < ASYMPTOTIC_FROM; z++) {
    shift += 1 / z;
  }
  const inverse = 1 / (z * z);
  const series = inverse * (1 / 12 - inverse * (1 / 120 - inverse * (1 / 252 - inverse * (1 / 240 - inverse / 132))));
  return Math.log(z) - 1 / (2 * z) - series - shift;
}

/** ψ′(x) for x > 0. DLMF 5.15.8. */
export function trigamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < ASYMPTOTIC_FROM; z++) {
    shift += 1 / (z * z);
  }
  const inverse = 1 / (z * z);
  const series =
    (1 / z) *
    (1 + inverse * (1 / 6 - inverse * (1 / 30 - inverse * (1 / 42 - inverse * (1 / 30 - (inverse * 5) / 66)))));
  return series + inverse / 2 + shift;
}

/**
 * The x with ψ′(x) = y, for y > 0, by Newton's method on 1/ψ′, which is convex and nearly linear. Smyth (2004), appendix
 * of "Linear models and empirical Bayes methods for assessing differential expression in microarray experiments".
 */
export function inverseTrigamma(y: number): number {
  if (y > 1e7) {
    return 1 / Math.sqrt(y);
  }
  if (y < 1e-6) {
    return 1 / y;
  }
  let x = 0.5 + 1 / y;
  for (let step = 0; step < 50; step++) {
    const value = trigamma(x);
    const change = (value * (1 - value / y)) / tetragamma(x);
    x += change;
    if (-change / x < 1e-10) {
      break;
    }
  }
  return x;
}

/** ψ″(x) for x > 0. DLMF 5.15.9 differentiated. */
function tetragamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < ASYMPTOTIC_FROM; z++) {
    shift += 2 / (z * z * z);
  }
  const inverse = 1 / (z * z);
  const series =
    inverse * (1 + inverse * (1 / 2 - inverse * (1 / 6 - inverse * (1 / 6 - inverse * (3 / 10 - (inverse * 5) / 6)))));
  return -series - inverse / z - shift;
}
