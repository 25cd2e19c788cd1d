import { foldedTree } from '../../../tests/foldedTree';
import { simulateWindow, type Workload } from '../../../tests/simulation/workload';
import { compareSlices, type SliceComparison } from './compareSlices';
import { VERDICT } from './judge';
import { type Slice } from './slices';
import { gridOfTotals } from './uploadGrid';

const workload: Workload = { functions: 60, samples: 12_000, slices: 12, mixNoise: 0.1, shares: { 5: 0.03 } };
const left = simulateWindow(workload, 1);
const right = simulateWindow({ ...workload, shares: { 5: 0.06 } }, 2);

const rowOf = (comparison: SliceComparison, name: string): number => comparison.names.indexOf(name);

describe('compareSlices', () => {
  it.each(['share', 'perSecond', 'absolute'] as const)('finds a function that doubled, by %s', (normalisation) => {
    const comparison = compareSlices({ slices: left }, { slices: right }, { normalisation });
    const row = rowOf(comparison, 'f5');
    const { self } = comparison;
    expect(comparison.basis).toMatchObject({ kind: 'slices', left: 12, right: 12 });
    expect(self.verdict[row]).toBe(VERDICT.changed);
    expect(self.right[row] / self.left[row]).toBeGreaterThan(1.6);
    expect(self.margin[row]).toBeLessThan(self.right[row] - self.left[row]);
    expect(self.detectable[row]).toBeLessThan(self.right[row] - self.left[row]);
  });

  it('has rates that are the samples over what the slices cover', () => {
    const { names, self, whole } = compareSlices({ slices: left }, { slices: right }, { normalisation: 'perSecond' });
    const samples = left.reduce((sum, { tree }) => sum + tree.total[0], 0);
    expect(whole.left).toBeCloseTo(samples / (12 * 15), 10);
    expect(names.reduce((sum, _, row) => sum + self.left[row], 0)).toBeCloseTo(whole.left, 10);
  });

  it('is a per-second comparison over requests when they are steady', () => {
    const requests = left.map(() => 30);
    const perRequest = compareSlices(
      { slices: left, requests },
      { slices: right, requests },
      { normalisation: 'perRequest' }
    );
    const perSecond = compareSlices({ slices: left }, { slices: right }, { normalisation: 'perSecond' });
    expect(perRequest.self.right[5] * 30).toBeCloseTo(perSecond.self.right[5] * 15, 10);
    expect(perRequest.self.p[5]).toBeCloseTo(perSecond.self.p[5], 10);
    expect(() => compareSlices({ slices: left }, { slices: right }, { normalisation: 'perRequest' })).toThrow(
      'A comparison per request needs the requests of both sides'
    );
  });

  it('tells twice the traffic from twice the cost', () => {
    const busier = left.map((slice) => ({ ...slice, to: slice.from + (slice.to - slice.from) / 2 }));
    const perSecond = compareSlices({ slices: left }, { slices: busier }, { normalisation: 'perSecond' });
    expect(perSecond.whole.right).toBeCloseTo(2 * perSecond.whole.left);
    expect(perSecond.whole.p).toBeLessThan(1e-6);
    const share = compareSlices({ slices: left }, { slices: busier }, { normalisation: 'share' });
    expect(share.self.verdict).not.toContain(VERDICT.changed);
    expect(share.whole.p).toBeNaN();
  });

  it('falls back to one profile per side, and says so', () => {
    const { basis, self, names } = compareSlices(
      { slices: left.slice(0, 1) },
      { slices: right.slice(0, 1) },
      { normalisation: 'share' }
    );
    expect(basis).toEqual({ kind: 'pooled', overdispersion: 3 });
    expect(self.p[names.indexOf('f0')]).toBeGreaterThan(0);
  });

  it('does not test functions of few samples', () => {
    const slices = (text: string): Slice[] =>
      Array.from({ length: 6 }, (_, i) => ({ from: i * 1000, to: (i + 1) * 1000, tree: foldedTree(`${text}`, 'b 9') }));
    const comparison = compareSlices({ slices: slices('a 1') }, { slices: slices('a 2') }, { normalisation: 'share' });
    expect(comparison.self.verdict[rowOf(comparison, 'a')]).toBe(VERDICT.untested);
    expect(comparison.self.p[rowOf(comparison, 'b')]).not.toBeNaN();
  });

  it('does not test what a server cut off, which is no function', () => {
    const slices = (cut: number): Slice[] =>
      Array.from({ length: 6 }, (_, i) => ({ from: i, to: i + 1000, tree: foldedTree(`a 50`, `other ${cut + i}`) }));
    const comparison = compareSlices({ slices: slices(10) }, { slices: slices(90) }, { normalisation: 'perSecond' });
    expect(comparison.self.verdict[rowOf(comparison, 'other')]).toBe(VERDICT.untested);
    expect(comparison.self.verdict[rowOf(comparison, 'a')]).toBe(VERDICT.noise);
  });

  it('throws for a side without slices', () => {
    expect(() => compareSlices({ slices: [] }, { slices: right }, { normalisation: 'share' })).toThrow(RangeError);
  });
});

describe('slices of 11 s over uploads of 10 s, with nothing changed', () => {
  /** 45 samples an upload; `phase` is where uploads stand. */
  const window = (phase: number): Slice[] =>
    Array.from({ length: 20 }, (_, i) => {
      const [from, to] = [i * 11_000, (i + 1) * 11_000];
      const uploads = Math.ceil((to - phase) / 10_000) - Math.ceil((from - phase) / 10_000);
      return {
        from,
        to,
        tree: foldedTree(`main;json ${28 * uploads}`, `main;auth ${14 * uploads}`, `gc ${3 * uploads}`),
      };
    });
  // The left window holds an upload more than the right one.
  const [before, after] = [window(500), window(9_500)];

  it.each(['share', 'perSecond'] as const)('are no change by %s, with the grid and without', (normalisation) => {
    for (const hasGrid of [true, false]) {
      const [one, other] = [before, after].map((slices) => ({
        slices,
        ...(hasGrid && { grid: gridOfTotals(slices) }),
      }));
      const { self, total } = compareSlices(one, other, { normalisation });
      expect([...self.verdict, ...total.verdict]).not.toContain(VERDICT.changed);
    }
  });

  it('have the same rates on both sides when the grid is known', () => {
    const [one, other] = [before, after].map((slices) => ({ slices, grid: gridOfTotals(slices) }));
    const { whole } = compareSlices(one, other, { normalisation: 'perSecond' });
    expect(whole.left).toBeCloseTo(4.5, 10);
    expect(whole.right).toBeCloseTo(4.5, 10);
  });
});

describe('a level', () => {
  it('is averaged over its uploads', () => {
    const sampleType = { type: 'inuse_space', unit: 'bytes' };
    const slices = Array.from({ length: 6 }, (_, i) => ({
      from: i * 30_000,
      to: (i + 1) * 30_000,
      tree: { ...foldedTree('main;cache 200'), sampleType },
    }));
    const grid = { interval: 15_000, offset: 0 };
    const { self, names } = compareSlices({ slices, grid }, { slices, grid }, { normalisation: 'perSecond' });
    expect(self.left[names.indexOf('cache')]).toBe(100);
  });
});
