import { type PresentValue, suggestion } from './suggestion';

test.each<[string, 'absolute' | 'share' | 'change', PresentValue | undefined, object, string]>([
  ['a threshold', 'absolute', { value: 0.2149, share: 0.1 }, { above: 0.42 }, 'Twice the 0.21 cores'],
  ['a share', 'share', { value: 1, share: 0.1234 }, { above: 0.24 }, 'Twice the 12 %'],
  ['a share that can’t double', 'share', { value: 1, share: 0.6 }, { above: 0.95 }, 'twice as much there cannot be'],
  ['a change', 'change', { value: 0.4, share: 0.1 }, { times: 1.5, ago: '1w', least: 0.2 }, 'half the 0.4 cores'],
  ['a share of a profile without a rate', 'share', { value: undefined, share: 0.1 }, { above: 0.2 }, 'Twice the 10 %'],
  ['a threshold where no rate is known', 'absolute', { value: undefined, share: 0.1 }, { above: 0.4 }, 'set what is'],
  ['a threshold on what takes nothing', 'absolute', { value: 0, share: 0 }, { above: 0.4 }, 'set what is'],
  ['a share where nothing is known', 'share', undefined, { above: 0.2 }, 'set what is'],
])('%s comes from the profile shown', (_case, kind, now, condition, why) => {
  const suggested = suggestion(kind, now, 'cores');
  expect(suggested.condition).toEqual({ kind, ...condition });
  expect(suggested.why).toContain(why);
});
