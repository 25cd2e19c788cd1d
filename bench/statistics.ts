import { sliceMatrix } from '../src/profile/statistics/sliceMatrix';
import { qValues } from '../src/profile/statistics/falseDiscoveryRate';
import { twoSidedP } from '../src/profile/statistics/studentT';
import { type SlicedSide } from '../src/profile/statistics/slices';
import { CHECKOUT, FEW, FEW_PLANTED, PLANTED, tally } from '../tests/simulation/trial';
import { simulateWindow, type Workload } from '../tests/simulation/workload';
import { reportLimit } from './reportLimit';
import { report } from './report';

const RUNS = 100;

/** Workloads in which nothing changes. */
const STEADY: ReadonlyArray<readonly [string, Workload, 'share' | 'perSecond']> = [
  ['60k K20', CHECKOUT, 'share'],
  ['60k K20 rate', CHECKOUT, 'perSecond'],
  ['6k K10', { ...CHECKOUT, samples: 6_000, slices: 10 }, 'share'],
  ['36k K6', { ...CHECKOUT, samples: 36_000, slices: 6 }, 'share'],
  ['sampling only', { ...CHECKOUT, mixNoise: 0 }, 'perSecond'],
  ['drifting mix', { ...CHECKOUT, persistence: 0.5 }, 'share'],
  ['varying load', { ...CHECKOUT, loadNoise: 0.3 }, 'perSecond'],
  ['8 functions', FEW, 'share'],
  ['8 functions rate', FEW, 'perSecond'],
  ['8 functions, sampling only', { ...FEW, mixNoise: 0 }, 'perSecond'],
  ['8 functions, drifting mix', { ...FEW, mixNoise: 0.22, persistence: 0.5 }, 'share'],
  ['8 functions, varying load', { ...FEW, loadNoise: 0.3 }, 'perSecond'],
];

/**
 * Findings per run with nothing changed; and the functions that would be coloured, beside those that a relative change of
 * 20 % would have coloured and those that a test of pooled counts would have called significant.
 */
export function falseFindings(): void {
  for (const [label, workload, normalisation] of STEADY) {
    const { falseFindings: found, falseFunctions } = tally(workload, workload, normalisation, RUNS);
    const name = `false-findings ${label}`;
    reportLimit(name, 'per run', found, 0.15);
    const rivals = rivalsOf(workload, workload);
    report(name, 'relative change > 20 %', 'per run', falseFunctions, rivals.relative);
    report(name, 'pooled counts', 'per run', falseFunctions, rivals.pooled);
  }
}

/**
 * Share of the runs that miss the planted changes at 60,000 samples and 20 slices a side, and at 10; and among few functions
 * at 16,000 samples and 16 slices.
 */
export function missedChanges(): void {
  const changed = { ...CHECKOUT, shares: PLANTED };
  for (const normalisation of ['share', 'perSecond'] as const) {
    const { power } = tally(CHECKOUT, changed, normalisation, RUNS);
    const fewer = tally({ ...CHECKOUT, slices: 10 }, { ...changed, slices: 10 }, normalisation, RUNS).power;
    for (const name of Object.keys(power)) {
      reportLimit(`power-k20 ${normalisation} ${name}`, 'missed', 1 - power[name], 0.2);
      report(`power-k20 ${normalisation} ${name}`, 'with 10 slices', 'missed', 1 - power[name], 1 - fewer[name]);
    }
    for (const [name, found] of Object.entries(
      tally(FEW, { ...FEW, shares: FEW_PLANTED }, normalisation, RUNS).power
    )) {
      reportLimit(`power-k20 ${normalisation} 8 functions ${name}`, 'missed', 1 - found, 0.2);
    }
  }
}

/** Functions per run that the usual ways would show, those with at least 20 samples. */
function rivalsOf(left: Workload, right: Workload): { readonly relative: number; readonly pooled: number } {
  let [relative, pooled] = [0, 0];
  const runs = RUNS / 5;
  for (let run = 0; run < runs; run++) {
    const sides = [left, right].map((workload, side): SlicedSide => ({
      slices: simulateWindow(workload, 100_000 + 2 * run + side),
    }));
    const trees = sides.flatMap(({ slices }) => slices.map(({ tree }) => tree));
    const { names, self, columns } = sliceMatrix(trees);
    const middle = sides[0].slices.length;
    const sum = (row: number, from: number, to: number): number =>
      self.subarray(row * columns + from, row * columns + to).reduce((all, value) => all + value, 0);
    const counts = names.map((_, row) => [sum(row, 0, middle), sum(row, middle, columns)]);
    const whole = [0, 1].map((side) => counts.reduce((all, count) => all + count[side], 0));
    const p = Float64Array.from(counts, ([one, other]) => pooledP(one, whole[0], other, whole[1]));
    pooled += qValues(p).filter((q) => q <= 0.05).length;
    relative += counts.filter(
      ([one, other]) => one + other >= 20 && Math.abs((other * whole[0]) / (one * whole[1]) - 1) > 0.2
    ).length;
  }
  return { relative: relative / runs, pooled: pooled / runs };
}

/** The z-test of two proportions. */
function pooledP(one: number, allOne: number, other: number, allOther: number): number {
  if (one + other < 20) {
    return NaN;
  }
  const share = (one + other) / (allOne + allOther);
  const error = Math.sqrt(share * (1 - share) * (1 / allOne + 1 / allOther));
  return twoSidedP((other / allOther - one / allOne) / error, Infinity);
}
