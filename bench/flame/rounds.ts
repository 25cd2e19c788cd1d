import { type LabPage, openLabPage } from './lab';
import { type Side } from './page/pageApi';
import { type Shape } from './page/shapes';

/** What one round gave, by what was measured: milliseconds. */
export type Measured = Readonly<Record<string, number>>;

/** Medians of the rounds of one side, or how the first round failed. */
export type Outcome =
  { readonly ok: true; readonly medians: Measured } | { readonly ok: false; readonly failure: string };

export type Measure = (lab: LabPage, side: Side, round: number) => Promise<Measured>;

const SMALL: Shape = { kind: 'service', nodes: 2000 };
const WARM_UPS = 3;
/** A rival that fails is not asked again. */
const rounds = (shape: Shape): number => (shape.kind === 'service' && shape.nodes >= 300_000 ? 3 : 5);

/**
 * Measures both sides on one page, which take turns, the first of them in every other round. Both are warm: a small tree
 * was measured before, and does not count. Medians.
 */
export async function raceViews(shape: Shape, measure: Measure): Promise<Readonly<Record<Side, Outcome>>> {
  const lab = await openLabPage();
  const { page } = lab;
  const failures: Partial<Record<Side, string>> = {};
  const all: Record<Side, Measured[]> = { ours: [], theirs: [] };
  const measureBoth = async (round: number): Promise<void> => {
    for (const side of round % 2 === 0 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const)) {
      if (failures[side] === undefined) {
        await page.evaluate('gc()');
        try {
          all[side].push(await measure(lab, side, round));
        } catch (error) {
          failures[side] = failureOf(error);
        }
        await page.evaluate(() => window.bench?.unmount());
      }
    }
  };
  await page.evaluate((small) => window.bench?.prepare(small), SMALL);
  for (let round = 0; round < WARM_UPS; round++) {
    await measureBoth(round);
  }
  const broken = failures.ours ?? failures.theirs;
  if (broken !== undefined) {
    throw new Error(`Not even a small tree could be measured: ${broken}`);
  }
  all.ours = [];
  all.theirs = [];
  await page.evaluate((given) => window.bench?.prepare(given), shape);
  for (let round = 0; round < rounds(shape); round++) {
    await measureBoth(round);
  }
  await page.close();
  const outcome = (side: Side): Outcome => {
    const failure = failures[side];
    return failure === undefined ? { ok: true, medians: mediansOf(all[side]) } : { ok: false, failure };
  };
  return { ours: outcome('ours'), theirs: outcome('theirs') };
}

/** Runs a step of the page, which answers with its time on the clock; the other time is that of the main thread alone. */
export async function spend(
  { mainThread }: LabPage,
  step: () => Promise<number>
): Promise<{ clock: number; CPU: number }> {
  const before = mainThread.cpu();
  const clock = await step();
  return { clock, CPU: mainThread.cpu() - before };
}

const failureOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0].replace(/^page\.evaluate: (Error: )?/, '');

function mediansOf(rounds: readonly Measured[]): Measured {
  return Object.fromEntries(Object.keys(rounds[0]).map((what) => [what, median(rounds.map((round) => round[what]))]));
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
