import { simulateWindow, type Workload } from '../../../tests/simulation/workload';
import { changePoints } from './changePoint';

const workload: Workload = { functions: 60, samples: 12_000, slices: 12, mixNoise: 0.1, shares: { 5: 0.03 } };
const dearer: Workload = { ...workload, shares: { 5: 0.08 } };
const whole = (seed: number): ReturnType<typeof simulateWindow> => [
  ...simulateWindow(workload, seed),
  ...simulateWindow(dearer, seed + 1, 12 * 15_000).slice(0, 8),
];

describe('changePoints', () => {
  it.each(['share', 'perSecond'] as const)('finds where a function began to cost more, by %s', (normalisation) => {
    const [first] = changePoints({ slices: whole(3) }, { normalisation, measure: 'self' });
    expect(first.name).toBe('f5');
    expect(Math.abs(first.slice - 12)).toBeLessThanOrEqual(1);
    expect(first.earliest).toBeLessThanOrEqual(12);
    expect(first.latest).toBeGreaterThanOrEqual(12);
    expect(first.after / first.before).toBeGreaterThan(1.8);
    expect(first.confidence).toBeGreaterThan(0.3);
  });

  it('finds none in a workload that stays as it is', () => {
    const found = Array.from({ length: 20 }, (_, seed) =>
      changePoints({ slices: simulateWindow({ ...workload, slices: 20 }, 100 + seed) }, { normalisation: 'share' })
    );
    expect(found.flat().length).toBeLessThanOrEqual(2);
  });

  it('looks at the functions it is told to', () => {
    const options = { normalisation: 'share', measure: 'self', functions: ['f5', 'f6'] } as const;
    const [first, ...others] = changePoints({ slices: whole(3) }, options);
    const [ofAll] = changePoints({ slices: whole(3) }, { ...options, functions: undefined });
    expect([first.name, others]).toEqual(['f5', []]);
    expect(first.q).toBeLessThan(ofAll.q);
  });

  it('has no word on fewer than six slices', () => {
    expect(changePoints({ slices: whole(3).slice(0, 5) }, { normalisation: 'share' })).toEqual([]);
  });
});
