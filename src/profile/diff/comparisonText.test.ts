import { splitText } from './comparisonText';
import { splitChange } from './splitChange';

const CPU = { sampleType: { type: 'cpu', unit: 'nanoseconds' }, normalisation: 'perSecond' } as const;

const ROUTES = { kind: 'told', label: 'route' } as const;

describe('splitText', () => {
  it.each([
    ['more traffic', { rate: 10, cost: 2e9 }, { rate: 20, cost: 4e9 }, '+2 cores by traffic.'],
    [
      'more of both',
      { rate: 10, cost: 2e9 },
      { rate: 20, cost: 8e9 },
      '+3 cores by traffic, +3 cores by cost per request.',
    ],
    ['nothing', { rate: 10, cost: 2e9 }, { rate: 10, cost: 2e9 }, 'Neither traffic nor cost per request has changed.'],
  ])('says %s', (_, left, right, text) => {
    expect(splitText(splitChange([{ name: 'all', left, right }]), CPU, ROUTES)).toBe(text);
  });

  it('says that an unknown mix is a part of the cost per request, and why it is unknown', () => {
    const split = splitChange([{ name: 'all', left: { rate: 10, cost: 2e9 }, right: { rate: 10, cost: 3e9 } }]);
    expect(splitText(split, CPU, { kind: 'notTold', why: 'the rate is one series.' })).toBe(
      '+1 cores by cost per request and mix of requests. The mix of requests is not told apart: the rate is one series.'
    );
  });

  it('says a change of mix, and whose requests cost more', () => {
    const split = splitChange([
      { name: '/cart', left: { rate: 8, cost: 0.8e9 }, right: { rate: 5, cost: 0.5e9 } },
      { name: '/pay', left: { rate: 2, cost: 2e9 }, right: { rate: 5, cost: 7.5e9 } },
    ]);
    // 10/s · 30 points · (1.25 − 0.1) s, and 10/s · 35 % · 0.5 s.
    expect(splitText(split, CPU, ROUTES)).toBe(
      '+1.8 cores by cost per request (mostly of /pay), +3.5 cores by mix of requests (route).'
    );
  });
});
