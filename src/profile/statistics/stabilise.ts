/**
 * A scale on which chance spreads a function's value by the same variance, whatever the value: 1/4 at one mean slice's
 * exposure, where the samples are counted by chance alone.
 *
 * Counts (Anscombe 1948): √(c + 3/8). Shares of N samples: √(N + 1/2) · asin √((c + 3/8) / (N + 3/4)).
 */
export interface Scale {
  readonly stable: (rate: number) => number;
  /** How far the rate moves for a step of `change` around the middle of two stable values. */
  readonly rateChange: (left: number, right: number, change: number) => number;
}

/** What samples alone spread a stable value by. */
export const SAMPLING_VARIANCE = 0.25;

/** The scale for a slice that would have `samples` samples for each 1 of the rate. */
export const countScale = (samples: number): Scale => ({
  stable: (rate) => Math.sqrt(Math.max(0, rate) * samples + 3 / 8),
  rateChange: (left, right, change) => (change * (left + right)) / samples,
});

/** The scale for shares of a slice of this many samples. */
export const shareScale = (samples: number): Scale => {
  const width = Math.sqrt(samples + 1 / 2);
  const all = samples + 3 / 4;
  return {
    stable: (share) => width * Math.asin(Math.sqrt(Math.min(1, (Math.max(0, share) * samples + 3 / 8) / all))),
    rateChange: (left, right, change) =>
      Math.sin(Math.min(Math.abs(change) / width, Math.PI / 2)) *
      Math.sin((left + right) / width) *
      Math.sign(change) *
      (all / samples),
  };
};
