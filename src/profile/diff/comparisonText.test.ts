import { splitText } from './comparisonText';
import { splitChange } from './splitChange';

const CPU = { sampleType: { type: 'cpu', unit: 'nanoseconds' }, normalisation: 'perSecond' } as const;

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
    expect(splitText(splitChange([{ name: 'all', left, right }]), CPU)).toBe(text);
  });
});
