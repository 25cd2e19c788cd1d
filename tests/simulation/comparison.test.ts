import { CHECKOUT, FEW, FEW_PLANTED, PLANTED, tally } from './trial';
import { type Workload } from './workload';

/** Enough runs for a rate well above 0.15 to show, few enough for a few seconds; `npm run bench` has more. */
const RUNS = 8;

const small: Workload = { ...CHECKOUT, functions: 120 };

describe('with nothing changed', () => {
  it.each<[string, Workload, 'share' | 'perSecond']>([
    ['a mix that varies', small, 'share'],
    ['few samples and slices', { ...small, samples: 6_000, slices: 10 }, 'share'],
    ['sampling noise only', { ...small, mixNoise: 0 }, 'perSecond'],
    ['a mix that drifts', { ...small, persistence: 0.5 }, 'share'],
    ['load that varies', { ...small, loadNoise: 0.3 }, 'perSecond'],
    ['few functions', { ...FEW, mixNoise: 0 }, 'perSecond'],
    ['few functions whose mix drifts', { ...FEW, mixNoise: 0.22, persistence: 0.5 }, 'share'],
  ])('there are at most 0.15 findings per run: %s', (_, workload, normalisation) => {
    const { falseFindings, covered } = tally(workload, workload, normalisation, RUNS);
    expect(falseFindings).toBeLessThanOrEqual(0.15);
    expect(covered).toBeGreaterThan(0.92);
  });
});

it('finds the planted changes at 60,000 samples and 20 slices in four of five runs', () => {
  const changed = { ...CHECKOUT, shares: PLANTED };
  const { power } = tally(CHECKOUT, changed, 'share', RUNS);
  expect(Math.min(...Object.values(power))).toBeGreaterThanOrEqual(0.8);
});

it('finds what is planted among few functions in four of five runs', () => {
  const { power } = tally(FEW, { ...FEW, shares: FEW_PLANTED }, 'perSecond', RUNS);
  expect(power.f4).toBeGreaterThanOrEqual(0.8);
});
