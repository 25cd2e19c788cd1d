import { type Normalisation } from '../src/datasource/query';
import { comparisonFrame } from '../src/panel/comparison/local/comparisonFrame';
import { describeComparison } from '../src/panel/comparison/local/describeComparison';
import { madeComparison } from '../src/panel/comparison/local/madeComparison';
import { type ShownProfile } from '../src/panel/query/runProfileQuery';
import { simulateWindow, type Workload } from './simulation/workload';

const WORKLOAD: Workload = { functions: 120, samples: 60_000, slices: 20, mixNoise: 0.2 };
const SLICE_MILLIS = 15_000;

interface Planted {
  /** Shares on the right side, by function. */
  readonly shares?: Readonly<Record<number, number>>;
  readonly slices?: number;
  readonly normalisation?: Normalisation;
}

/** A comparison of two simulated windows of five minutes, by the real statistics. The same one for the same arguments. */
export function comparedProfile({ shares, slices = 20, normalisation = 'share' }: Planted = {}): ShownProfile {
  const workload = { ...WORKLOAD, slices };
  const length = slices * SLICE_MILLIS;
  const sides = [simulateWindow(workload, 1), simulateWindow({ ...workload, ...(shares && { shares }) }, 2, length)];
  const [left, right] = sides.map((_, at) => ({
    title: at === 0 ? 'the time before' : 'shop',
    datasource: 'p1',
    range: { from: at * length, to: (at + 1) * length },
    question: { profileTypeId: 'process_cpu:samples:count:cpu:nanoseconds', labelSelector: '{service_name="shop"}' },
  }));
  const made = madeComparison({ slices: sides[0] }, { slices: sides[1] }, { normalisation });
  const described = describeComparison(made, { left, right });
  return comparisonFrame(made.tree, { ...described, normalisations: ['share', 'perSecond'] });
}
