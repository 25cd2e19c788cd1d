/**
 * How many samples a profiler takes of a thread that computes for `ms`: the time by the rate. The mean of a Poisson
 * distribution, whose chance of no sample is `chanceOfNone`.
 */
export const expectedSamples = (ms: number, samplesPerSecond: number): number => (ms / 1000) * samplesPerSecond;

/**
 * P(0) = e^−λ, of samples at random times (Poisson). A timer that strikes at even distances misses less: 1 − λ below one
 * expected sample, and never above. Timers of CPU time strike late and are shared by threads, so the truth is between.
 */
export const chanceOfNone = (expected: number): number => Math.exp(-expected);

/** Where no sample was found, the time that was computed is below this with a confidence of 95 %: e^−λ = 0.05 at λ = 3. */
export const mostWithoutSampleMs = (samplesPerSecond: number): number => (-Math.log(0.05) / samplesPerSecond) * 1000;
