import { padRange } from './range';

const MINUTE = 60_000;

test.each([
  ['both sides', 100_000.4, 50.3, 15_000, 1e9, [85_000, 115_051]],
  ['no duration and no padding is 1 ms', 100_000, 0, 0, 1e9, [100_000, 100_001]],
  ['not beyond now', 100_000, 50, MINUTE, 110_000.9, [40_000, 110_000]],
  ['a clock that is ahead keeps its span', 100_000, 50, MINUTE, 90_000, [40_000, 100_050]],
  ['not before 1970', 1_000, 50, MINUTE, 1e9, [0, 61_050]],
])('%s', (_, start, duration, padding, now, [from, to]) => {
  expect(padRange(start, duration, padding, now)).toEqual({ from, to });
});
