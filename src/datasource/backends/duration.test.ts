import { durationMillis } from './duration';

it.each([
  ['1d', 86_400_000],
  ['24h', 86_400_000],
  ['24h0m0s', 86_400_000],
  ['1d12h', 129_600_000],
  ['1h30m0s', 5_400_000],
  ['1w', 604_800_000],
  ['1y', 31_536_000_000],
  ['1.5s', 1500],
  ['250ms', 250],
  ['2m', 120_000],
  ['', undefined],
  ['24', undefined],
  ['1h and more', undefined],
  ['soon', undefined],
  ['1h-2m', undefined],
])('%s is %s ms', (text, millis) => {
  expect(durationMillis(text)).toBe(millis);
});
