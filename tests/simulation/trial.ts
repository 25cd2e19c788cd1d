import { changeFindings } from '../../src/profile/diff/changeFindings';
import { comparisonTree } from '../../src/profile/diff/comparisonTree';
import { compareSlices, type SliceComparison } from '../../src/profile/statistics/compareSlices';
import { VERDICT } from '../../src/profile/statistics/judge';
import { simulateWindow, type Workload } from './workload';

/** The workload of the research behind the tests: shares of Zipf's law, with two functions of known size. */
export const CHECKOUT: Workload = {
  functions: 400,
  samples: 60_000,
  slices: 20,
  mixNoise: 0.22,
  shares: { 9: 0.016, 30: 0.005 },
};

/** What is planted: 1.6 % that become 2.4 %, and 0.5 % that become 0.9 %. */
export const PLANTED = { 9: 0.024, 30: 0.009 } as const;

/** A small service: no function has few samples in any slice. */
export const FEW: Workload = { functions: 8, samples: 16_000, slices: 16, mixNoise: 0.05, shares: { 4: 0.11 } };
/** What is planted in it: 11 % that become 14 %. */
export const FEW_PLANTED = { 4: 0.14 } as const;

export interface Tally {
  /** Findings that are not planted, per run; with a change planted its callers are among them. */
  readonly falseFindings: number;
  /** Functions that would be coloured, in either measure, and are not planted, per run. */
  readonly falseFunctions: number;
  /** Share of the runs that found each planted function. */
  readonly power: Readonly<Record<string, number>>;
  /** Share of the changes whose true value lies within the 95 % interval; where nothing is planted. */
  readonly covered: number;
}

/** Compares two windows of seeded workloads as often as `runs` says. */
export function tally(
  left: Workload,
  right: Workload,
  normalisation: SliceComparison['normalisation'],
  runs: number,
  seed = 1
): Tally {
  let [falseFindings, falseFunctions, within, tested] = [0, 0, 0, 0];
  const planted = Object.entries(right.shares ?? {})
    .filter(([i, share]) => share !== left.shares?.[Number(i)])
    .map(([i]) => `f${i}`);
  const found = new Map(planted.map((name) => [name, 0]));
  for (let run = 0; run < runs; run++) {
    const sides = [left, right].map((workload, side) => ({
      slices: simulateWindow(workload, seed * 100_000 + 2 * run + side),
    }));
    const comparison = compareSlices(sides[0], sides[1], { normalisation });
    const { names, self, total } = comparison;
    const findings = changeFindings(comparisonTree(sides[0], sides[1], comparison), comparison);
    const isPlanted = (name: string): boolean => planted.includes(name);
    falseFindings += findings.filter((finding) => !isPlanted(names[finding.function])).length;
    for (const { verdict, margin, left: before, right: after } of [self, total]) {
      verdict.forEach((value, row) => {
        falseFunctions += Number(value === VERDICT.changed && !isPlanted(names[row]));
        if (!Number.isNaN(margin[row])) {
          tested++;
          within += Number(Math.abs(after[row] - before[row]) <= margin[row]);
        }
      });
    }
    for (const name of planted) {
      const isFound = findings.some((finding) => names[finding.function] === name);
      found.set(name, (found.get(name) ?? 0) + Number(isFound));
    }
  }
  return {
    falseFindings: falseFindings / runs,
    falseFunctions: falseFunctions / runs,
    power: Object.fromEntries([...found].map(([name, count]) => [name, count / runs])),
    covered: within / tested,
  };
}
