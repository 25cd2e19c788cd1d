import { rangeBetween, sliceAt, stripLayout } from './stripLayout';

const SIDES = [
  { word: 'Left', from: [0, 10, 20], to: [10, 20, 30] },
  { word: 'Right', from: [1000, 1010], to: [1010, 1030] },
];
// 60 ms and a gap of 16 pixels: 10 pixels a ms.
const { slices, xOf } = stripLayout(SIDES, 616);

test('windows stand beside each other, as wide as they are long', () => {
  expect(slices.map(({ x, width }) => [x, width])).toEqual([
    [0, 100],
    [100, 100],
    [200, 100],
    [316, 100],
    [416, 200],
  ]);
  expect(xOf(1, 1020)).toBe(516);
  expect(xOf(0, 99)).toBe(300);
});

test.each([
  [0, 0],
  [150, 1],
  [305, 2],
  [312, 3],
  [9000, 4],
  [-5, 0],
])('at %i is slice %i', (x, at) => {
  expect(sliceAt(slices, x)).toBe(at);
});

test('a range stays on the side where it began', () => {
  expect(rangeBetween(slices, 1, 4)).toEqual({ side: 0, first: 1, last: 2, from: 10, to: 30 });
  expect(rangeBetween(slices, 4, 0)).toEqual({ side: 1, first: 3, last: 4, from: 1000, to: 1030 });
  expect(rangeBetween(slices, 1, 1)).toEqual({ side: 0, first: 1, last: 1, from: 10, to: 20 });
});

test('without slices there is nothing', () => {
  const empty = stripLayout([], 100);
  expect(sliceAt(empty.slices, 5)).toBe(-1);
  expect(rangeBetween(empty.slices, 0, 0)).toBeUndefined();
});
