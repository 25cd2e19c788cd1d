import fc from 'fast-check';

import { type EndpointSide, splitChange } from './splitChange';

const one = (left: EndpointSide, right: EndpointSide): ReturnType<typeof splitChange> =>
  splitChange([{ name: 'all', left, right }]);

describe('splitChange', () => {
  // By hand: R · c with one factor changed at a time.
  it.each([
    ['traffic', { rate: 10, cost: 2 }, { rate: 20, cost: 4 }, { traffic: 2, mix: 0, costPerRequest: 0 }],
    ['cost per request', { rate: 10, cost: 2 }, { rate: 10, cost: 3 }, { traffic: 0, mix: 0, costPerRequest: 1 }],
    ['both', { rate: 10, cost: 2 }, { rate: 20, cost: 8 }, { traffic: 3, mix: 0, costPerRequest: 3 }],
    ['background', { rate: 0, cost: 1 }, { rate: 0, cost: 3 }, { traffic: 0, costPerRequest: 0, background: 2 }],
  ])('tells %s', (_, left, right, expected) => {
    const rounded = Object.entries(one(left, right)).map(([part, value]) => [part, Number(Number(value).toFixed(9))]);
    expect(Object.fromEntries(rounded)).toMatchObject(expected);
  });

  it('tells a change of mix: the same requests, more of the costly kind', () => {
    const split = splitChange([
      { name: 'cheap', left: { rate: 8, cost: 0.8 }, right: { rate: 5, cost: 0.5 } },
      { name: 'costly', left: { rate: 2, cost: 2 }, right: { rate: 5, cost: 5 } },
    ]);
    expect(split.change).toBeCloseTo(2.7);
    expect(split.mix).toBeCloseTo(2.7);
    expect(split.traffic).toBeCloseTo(0);
    expect(split.costPerRequest).toBeCloseTo(0);
  });

  it('names the endpoint whose requests cost more', () => {
    const { byEndpoint } = splitChange([
      { name: 'search', left: { rate: 5, cost: 1 }, right: { rate: 5, cost: 1 } },
      { name: 'checkout', left: { rate: 5, cost: 1 }, right: { rate: 5, cost: 2 } },
    ]);
    expect(byEndpoint.map(({ name, costPerRequest }) => [name, Number(costPerRequest.toFixed(9))])).toEqual([
      ['search', 0],
      ['checkout', 1],
    ]);
  });

  it('leaves nothing over, and swaps signs with sides', () => {
    const side = fc.record({ rate: fc.integer({ min: 0, max: 50 }), cost: fc.integer({ min: 0, max: 50 }) });
    const endpoints = fc.array(fc.record({ name: fc.string(), left: side, right: side }), { minLength: 1 });
    fc.assert(
      fc.property(endpoints, (all) => {
        const split = splitChange(all);
        const parts = split.traffic + split.mix + split.costPerRequest + split.background;
        expect(parts).toBeCloseTo(split.change, 8);
        const back = splitChange(all.map(({ name, left, right }) => ({ name, left: right, right: left })));
        expect(back.traffic).toBeCloseTo(-split.traffic, 8);
        expect(back.mix).toBeCloseTo(-split.mix, 8);
        expect(back.costPerRequest).toBeCloseTo(-split.costPerRequest, 8);
      })
    );
  });
});
