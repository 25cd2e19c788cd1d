import { foldedTree } from '../../../../tests/foldedTree';
import { type FlameTree } from '../../../profile/flameTree';
import { BarList } from './barList';
import { wholeTree } from './camera';
import { type FlameLayout, layOut, levelCount } from './flameLayout';
import { collectBars } from './visibleBars';

const empty: FlameTree = {
  sampleType: { type: 'cpu', unit: 'nanoseconds' },
  names: [],
  level: new Int32Array(0),
  nameIndex: new Int32Array(0),
  self: new Float64Array(0),
  total: new Float64Array(0),
};

function drawn(layout: FlameLayout, width: number): BarList {
  const bars = new BarList();
  const levels = { first: 0, after: levelCount(layout) };
  collectBars(bars, layout, { window: wholeTree(layout), levels, width, minWidth: 2 });
  return bars;
}

it('children stand from the left edge of their parent on, and its own weight is left free', () => {
  const { left, right, weight, order, levelStart, total } = layOut(foldedTree('a;b 2', 'a 3', 'a;c 4', 'd 1'));
  expect(Array.from(left)).toEqual([0, 0, 9, 0, 4]);
  expect(Array.from(right)).toEqual([10, 9, 10, 4, 6]);
  expect(Array.from(weight)).toEqual([10, 9, 4, 2, 1]);
  expect(Array.from(order)).toEqual([0, 1, 4, 2, 3]);
  expect(Array.from(levelStart)).toEqual([0, 1, 3, 5]);
  expect(total).toBe(10);
});

it('an empty tree has no level and no bar', () => {
  const layout = layOut(empty);
  expect(levelCount(layout)).toBe(0);
  expect(drawn(layout, 100).count).toBe(0);
});

it('a tree without any value has none either', () => {
  const layout = layOut(foldedTree('a;b 0'));
  expect(levelCount(layout)).toBe(0);
  expect(drawn(layout, 100).count).toBe(0);
});

it('several roots stand side by side', () => {
  const level = Int32Array.of(0, 1, 0);
  const self = Float64Array.of(1, 2, 4);
  const layout = layOut({ ...empty, names: ['x'], level, nameIndex: new Int32Array(3), self, total: self });
  expect(Array.from(layout.left)).toEqual([0, 3, 0]);
  expect(layout.total).toBe(7);
});

it('what a delta profile lost weighs as much as what it gained', () => {
  const layout = layOut(foldedTree('a 5', 'b -5'));
  expect(Array.from(layout.weight)).toEqual([10, 5, 5]);
});

it('both sides of a comparison make up a bar', () => {
  const tree = foldedTree('a 5', 'b 1');
  const layout = layOut({ ...tree, right: { self: Float64Array.of(0, 0, 9), total: Float64Array.of(9, 0, 9) } });
  expect(Array.from(layout.weight)).toEqual([15, 5, 10]);
});

it('130,000 siblings are one bar, and each has its own when the window is narrow enough', () => {
  const count = 130_000;
  const level = new Int32Array(count + 1).fill(1);
  level[0] = 0;
  const self = new Float64Array(count + 1).fill(1);
  self[0] = 0;
  const layout = layOut({ ...empty, names: ['x'], level, nameIndex: new Int32Array(count + 1), self, total: self });
  expect(drawn(layout, 1000).count).toBe(2);
  const bars = new BarList();
  const window = { from: 70_000, to: 70_010 };
  collectBars(bars, layout, { window, levels: { first: 1, after: 2 }, width: 1000, minWidth: 2 });
  expect(Array.from(bars.left.subarray(0, bars.count))).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900]);
  expect(layout.order[bars.first[0]]).toBe(70_001);
});

it('10,000 levels are laid out, and only those asked for have bars', () => {
  const depth = 10_000;
  const level = Int32Array.from({ length: depth }, (_, row) => row);
  const self = new Float64Array(depth).fill(1);
  const layout = layOut({ ...empty, names: ['x'], level, nameIndex: new Int32Array(depth), self, total: self });
  expect(levelCount(layout)).toBe(depth);
  const bars = new BarList();
  collectBars(bars, layout, {
    window: wholeTree(layout),
    levels: { first: 4000, after: 4010 },
    width: 500,
    minWidth: 2,
  });
  expect(bars.count).toBe(10);
  expect(bars.at(4003, 0)).toBe(3);
});
