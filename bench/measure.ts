/** Milliseconds of one call each. */
export interface Pair {
  readonly ours: number;
  readonly theirs: number;
}

type Work = () => unknown;

/**
 * The least time of one call of each of two pieces of work, which take turns: what slows the machine down meets both.
 * A turn is `calls` calls in a row, so that short work is not measured cold; garbage is collected before each turn. One
 * round of warm-up does not count.
 */
export async function race(ours: Work, theirs: Work, rounds: number, calls = 1): Promise<Pair> {
  const least = { ours: Infinity, theirs: Infinity };
  for (let round = -1; round < rounds; round++) {
    const oursMillis = await timeOf(ours, calls);
    const theirsMillis = await timeOf(theirs, calls);
    if (round >= 0) {
      least.ours = Math.min(least.ours, oursMillis);
      least.theirs = Math.min(least.theirs, theirsMillis);
    }
  }
  return least;
}

/** The least time of one call among several in a row. */
async function timeOf(work: Work, calls: number): Promise<number> {
  collectGarbage();
  let least = Infinity;
  for (let call = 0; call < calls; call++) {
    const start = performance.now();
    await work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

export function collectGarbage(): void {
  if (global.gc === undefined) {
    throw new Error('Run with --expose-gc');
  }
  global.gc();
}
