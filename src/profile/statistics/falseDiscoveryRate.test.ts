import { qValues } from './falseDiscoveryRate';

describe('qValues', () => {
  // By hand: p × tests / rank, and never above that of a larger p.
  it.each([
    ['keeps the order', [0.01, 0.02, 0.03, 0.04], [0.04, 0.04, 0.04, 0.04]],
    ['is p of a single test', [0.2], [0.2]],
    ['leaves out what was not tested', [0.01, NaN, 0.5], [0.02, NaN, 0.5]],
    ['has a value for equal ones', [0.03, 0.01, 0.01], [0.03, 0.015, 0.015]],
    ['is empty of nothing', [], []],
  ])('%s', (_, p, q) => {
    expect(Array.from(qValues(Float64Array.from(p)), (value) => Number(value.toFixed(12)))).toEqual(q);
  });
});
