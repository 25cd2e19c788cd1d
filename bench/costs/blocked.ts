/** How long the event loop was kept from a timer at a time; milliseconds. */
export interface Blocked {
  readonly longest: number;
  readonly percentile99: number;
  /** The most that this process computed between two ticks of the timer, which is what is left when nothing else runs. */
  readonly longestComputed: number;
  /** From the start of the work to its end. */
  readonly total: number;
}

const TICK_MILLIS = 1;

/** Runs work beside a timer that is due each millisecond. */
export async function blockedBy(work: () => Promise<unknown>): Promise<Blocked> {
  const gaps: number[] = [];
  let longestComputed = 0;
  let last = performance.now();
  let lastComputed = computedMillis();
  const tick = (): void => {
    const now = performance.now();
    const computed = computedMillis();
    gaps.push(now - last);
    longestComputed = Math.max(longestComputed, computed - lastComputed);
    last = now;
    lastComputed = computed;
  };
  const timer = setInterval(tick, TICK_MILLIS);
  const start = last;
  await work();
  const total = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 2 * TICK_MILLIS));
  clearInterval(timer);
  gaps.sort((a, b) => a - b);
  return {
    longest: gaps[gaps.length - 1],
    percentile99: gaps[Math.floor(gaps.length * 0.99)],
    longestComputed,
    total,
  };
}

function computedMillis(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
