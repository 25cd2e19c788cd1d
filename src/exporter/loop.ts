import { type Exporter } from './exporter';

export interface Clock {
  /** The wall clock, ms since the epoch. */
  now(): number;
  /** A clock that never jumps, ms. */
  monotonic(): number;
  /** Resolves after so many ms; rejects with the signal's reason. */
  sleep(millis: number, signal: AbortSignal): Promise<void>;
}

/** Jumps of the wall clock below this are its usual corrections. */
const STEP_MILLIS = 1_000;
/** Ticks come a little behind the boundary, so that it has passed on every clock. */
const MARGIN_MILLIS = 50;

/** Reads at every step until the signal aborts; then the tick that runs ends, and the promise resolves. */
export async function runLoop(
  exporter: Exporter,
  { stepMillis, lagMillis }: { readonly stepMillis: number; readonly lagMillis: number },
  clock: Clock,
  signal: AbortSignal,
  onTick: () => void = () => undefined
): Promise<void> {
  let last: { readonly wall: number; readonly steady: number } | undefined;
  try {
    while (!signal.aborted) {
      const wall = clock.now();
      const steady = clock.monotonic();
      const jump = last ? wall - last.wall - (steady - last.steady) : 0;
      if (Math.abs(jump) > STEP_MILLIS) {
        exporter.clockStepped(jump > 0 ? 'forwards' : 'backwards');
      }
      last = { wall, steady };
      await exporter.tick(wall, signal);
      onTick();
      await clock.sleep(untilNext(clock.now(), stepMillis, lagMillis), signal);
    }
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
}

/** Until the next window may be read. */
const untilNext = (now: number, stepMillis: number, lagMillis: number): number =>
  stepMillis - ((((now - lagMillis) % stepMillis) + stepMillis) % stepMillis) + MARGIN_MILLIS;
