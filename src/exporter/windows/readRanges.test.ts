import { ReadRanges } from './readRanges';

const window = (from: number) => ({ from, to: from + 10 });

it.each([
  ['one behind the other', [10, 20, 30], [10, 20, 30], [0, 40]],
  ['with a gap', [10, 30], [10, 30], [0, 20, 40]],
  ['the gap filled later', [10, 30, 20], [10, 20, 30], [0, 40]],
  ['backwards', [30, 20, 10], [10, 20, 30], [0, 40]],
  ['one twice', [10, 10], [10], [0, 20]],
])('knows what was counted: %s', (_name, added, counted, others) => {
  const ranges = new ReadRanges();
  added.forEach((from) => ranges.add(window(from)));
  expect(counted.filter((from) => !ranges.has(window(from)))).toEqual([]);
  expect(others.filter((from) => ranges.has(window(from)))).toEqual([]);
});

it('takes the oldest of very many gaps for counted, and never forgets a window', () => {
  const ranges = new ReadRanges();
  const counted = Array.from({ length: 3_000 }, (_, row) => row * 20);
  counted.forEach((from) => ranges.add(window(from)));
  expect(counted.filter((from) => !ranges.has(window(from)))).toEqual([]);
  expect(ranges.has(window(10))).toBe(true);
  expect(ranges.has(window(59_970))).toBe(false);
});
