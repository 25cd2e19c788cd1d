import { simulateWindow, type Workload } from '../../../tests/simulation/workload';
import { labelContributions, type LabelSlices } from './labelContributions';

const usual: Workload = { functions: 40, samples: 8000, slices: 10, mixNoise: 0.1, shares: { 5: 0.03 } };
const dearer: Workload = { ...usual, shares: { 5: 0.09 } };

const pod = (value: string, seed: number, right: Workload): LabelSlices => ({
  value,
  left: { slices: simulateWindow(usual, seed) },
  right: { slices: simulateWindow(right, seed + 1) },
});

describe('labelContributions', () => {
  it('names the one pod that carries a change', () => {
    const pods = [pod('a', 10, usual), pod('b', 20, dearer), pod('c', 30, usual)];
    const spotlight = labelContributions('f5', pods, { normalisation: 'perSecond', measure: 'self' });
    expect(spotlight.carriedBy).toEqual(['b']);
    expect(spotlight.contributions[0]).toMatchObject({ value: 'b' });
    expect(spotlight.contributions.slice(1).every(({ q }) => q > 0.05)).toBe(true);
    const parts = spotlight.contributions.reduce((sum, { part }) => sum + part, 0);
    expect(parts).toBeCloseTo(1, 10);
  });

  it('names all pods where all have changed, and none where none has', () => {
    const options = { normalisation: 'perSecond', measure: 'self' } as const;
    const all = ['a', 'b', 'c'].map((value, i) => pod(value, 50 + 10 * i, dearer));
    expect([...labelContributions('f5', all, options).carriedBy].sort()).toEqual(['a', 'b', 'c']);
    const none = ['a', 'b', 'c'].map((value, i) => pod(value, 80 + 10 * i, usual));
    expect(labelContributions('f5', none, options).carriedBy).toEqual([]);
  });

  it('knows nothing of a function that no value has', () => {
    const { contributions, change, carriedBy } = labelContributions('nope', [pod('a', 1, usual)], {
      normalisation: 'perSecond',
    });
    expect([change, carriedBy, contributions[0].q]).toEqual([0, [], NaN]);
  });
});
