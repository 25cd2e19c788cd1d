import { logGamma } from '../../src/profile/statistics/gammaFunctions';

/** Draws of distributions, from a source of numbers from 0 to 1. */
export interface Draws {
  readonly poisson: (mean: number) => number;
  /** Of mean 1. */
  readonly gamma: (shape: number) => number;
  readonly normal: () => number;
}

export function draws(random: () => number): Draws {
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return {
    normal,
    // Marsaglia and Tsang (2000), for shapes of 1 and more.
    gamma: (shape) => {
      const d = shape - 1 / 3;
      for (;;) {
        const x = normal();
        const v = (1 + x / Math.sqrt(9 * d)) ** 3;
        if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
          return (d * v) / shape;
        }
      }
    },
    poisson: (mean) => (mean < 12 ? productPoisson(mean, random) : rejectionPoisson(mean, random)),
  };
}

/** Knuth's product of uniforms. */
function productPoisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) {
    count++;
  }
  return count;
}

/** Transformed rejection: PTRS of Hörmann (1993), exact for means of 10 and more. */
function rejectionPoisson(mean: number, random: () => number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const accepted = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random() - 0.5;
    const v = random();
    const side = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / side + b) * u + mean + 0.43);
    if (side >= 0.07 && v <= accepted) {
      return count;
    }
    if (count < 0 || (side < 0.013 && v > side)) {
      continue;
    }
    const height = Math.log((v * inverseAlpha) / (a / (side * side) + b));
    if (height <= count * Math.log(mean) - mean - logGamma(count + 1)) {
      return count;
    }
  }
}
