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
    // Knuth's product for small means, and halves of a sum for larger ones.
    poisson: function poisson(mean: number): number {
      if (mean > 30) {
        return poisson(mean / 2) + poisson(mean / 2);
      }
      const limit = Math.exp(-mean);
      let count = 0;
      for (let product = random(); product > limit; product *= random()) {
        count++;
      }
      return count;
    },
  };
}
