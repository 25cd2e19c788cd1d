import { foldedTree } from '../../../../tests/foldedTree';
import { type FlameTree } from '../../../profile/flameTree';
import { changeOf, type DiffBasis } from './change';
import { contrast, oklch, type Rgb, toHex } from './color';
import { type Paint, type Paints, paintsOf, patternOver } from './paints';
import { createRowPaint, paintOfPackage } from './rowPaint';

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;

const allPaints = (paints: Paints): Paint[] =>
  Object.values(paints).flatMap((paint: string | Paint | readonly Paint[]) => (typeof paint === 'string' ? [] : paint));

// Reference values: https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio and CSS Color 4's conversion of oklch().
test.each([
  [oklch(1, 0, 0), '#ffffff'],
  [oklch(0, 0, 0), '#000000'],
  [oklch(0.628, 0.2577, 29.23), '#ff0000'],
  [oklch(0.5, 0, 90), '#636363'],
])('%j is %s', (color, hex) => {
  expect(toHex(color)).toBe(hex);
});

test('contrast of black and white, and of a colour with itself', () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
  expect(contrast([255, 0, 0], [255, 255, 255])).toBeCloseTo(3.998, 2);
  expect(contrast([9, 8, 7], [9, 8, 7])).toBe(1);
});

describe.each([
  ['light', false],
  ['dark', true],
])('in the %s theme', (_, isDark) => {
  const paints = paintsOf(isDark);

  test('text can be read on every fill, and on the lines of every pattern', () => {
    const contrasts = allPaints(paints).flatMap(({ fill, text, pattern }) => [
      contrast(rgb(text), rgb(fill)),
      ...(pattern === 'none' ? [] : [contrast(rgb(text), patternOver(rgb(fill), isDark))]),
    ]);
    expect(contrasts.length).toBeGreaterThan(50);
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
  });

  test('what is on one side alone is told by its pattern', () => {
    const patterns = [paints.onlyLeft.pattern, paints.onlyRight.pattern, paints.folded.pattern];
    expect(new Set([...patterns, 'none']).size).toBe(4);
  });

  test('steps of a ramp differ', () => {
    for (const ramp of [paints.values, paints.changes, paints.packages]) {
      expect(new Set(ramp.map(({ fill }) => fill)).size).toBe(ramp.length);
    }
  });

  test('less and more differ in red and blue, not in red and green alone', () => {
    const [less, more] = [rgb(paints.changes[0].fill), rgb(paints.changes[paints.changes.length - 1].fill)];
    expect(more[0] - less[0]).toBeGreaterThan(40);
    expect(less[2] - more[2]).toBeGreaterThan(40);
  });
});

test.each([
  [0, 0, 'share', { kind: 'none' }],
  [5, 0, 'share', { kind: 'onlyLeft' }],
  [0, 5, 'absolute', { kind: 'onlyRight' }],
  [10, 20, 'absolute', { kind: 'changed', by: 0.5 }],
  [20, 10, 'absolute', { kind: 'changed', by: -0.5 }],
  // The right profile is twice as large: the same share.
  [10, 20, 'share', { kind: 'changed', by: 0 }],
  [100, 50, 'share', { kind: 'changed', by: -0.75 }],
  // Its share is half of what it was, since others have grown.
  [10, 10, 'share', { kind: 'changed', by: 0 }],
  [0.1 + 0.2, 0.3, 'share', { kind: 'changed', by: 0 }],
  // Delta profiles.
  [-10, 20, 'absolute', { kind: 'changed', by: 1 }],
] as const)('%d of 100 to %d of 200 by %s', (left, right, basis, change) => {
  expect(changeOf({ left, right, leftTotal: 100, rightTotal: 200 }, basis as DiffBasis)).toEqual(change);
});

test('a profile without a value is compared by value', () => {
  expect(changeOf({ left: 10, right: 20, leftTotal: 0, rightTotal: 20 }, 'share')).toEqual({
    kind: 'changed',
    by: 0.5,
  });
});

describe('rows', () => {
  const paints = paintsOf(false);
  const tree = foldedTree('main.main 1', 'runtime.mallocgc 2', 'runtime.scanobject 3', 'other 4');
  const row = (name: string): number => tree.nameIndex.indexOf(tree.names.indexOf(name));

  test('of one package look alike, in every profile', () => {
    const paintOf = createRowPaint(tree, { kind: 'package' }, {}, paints);
    expect(paintOf(row('runtime.mallocgc'))).toBe(paintOf(row('runtime.scanobject')));
    expect(paintOf(row('runtime.mallocgc'))).toBe(paintOfPackage('runtime', paints));
    expect(paintOf(row('main.main'))).not.toBe(paintOf(row('runtime.mallocgc')));
    expect(paintOf(0)).toBe(paints.unknown);
  });

  test('of no known package have a colour by their name', () => {
    const plain = foldedTree('handle;validate 1', 'handle;calculate 2');
    const at = (name: string): number => plain.nameIndex.indexOf(plain.names.indexOf(name));
    const paintOf = createRowPaint(plain, { kind: 'package' }, {}, paints);
    const looks = ['handle', 'validate', 'calculate'].map((name) => paintOf(at(name)));
    expect(new Set(looks).size).toBe(3);
    expect(looks).not.toContain(paints.unknown);
  });

  test('of one name in two files have a package each, in whatever order they are drawn', () => {
    const files = { names: ['', '/srv/a/lib.py', '/srv/b/tool.py'], index: Int32Array.of(0, 1, 2) };
    const twice: FlameTree = {
      ...tree,
      names: ['total', 'run'],
      level: Int32Array.of(0, 1, 1),
      nameIndex: Int32Array.of(0, 1, 1),
      files,
    };
    const paintOf = createRowPaint(twice, { kind: 'package' }, {}, paints);
    const [first, second] = [paintOf(1), paintOf(2)];
    expect([paintOf(1), paintOf(2)]).toEqual([first, second]);
    expect(first).not.toBe(second);
  });

  test('by value: the more, the further on the ramp', () => {
    const paintOf = createRowPaint(tree, { kind: 'value' }, {}, paints);
    const at = (name: string): number => paints.values.indexOf(paintOf(row(name)));
    expect(at('total')).toBe(paints.values.length - 1);
    expect(at('other')).toBeGreaterThan(at('main.main'));
  });

  test('of a comparison', () => {
    const total = Float64Array.from(tree.level, (_, at) => (at === row('total') ? 10 : 0));
    total[row('main.main')] = 1;
    total[row('other')] = 8;
    const both: FlameTree = { ...tree, right: { self: total, total } };
    const diff = { kind: 'diff', basis: 'absolute' } as const;
    const paintOf = createRowPaint(both, diff, {}, paints);
    const middle = (paints.changes.length - 1) / 2;
    expect(paintOf(row('main.main'))).toBe(paints.changes[middle]);
    expect(paintOf(row('runtime.mallocgc'))).toBe(paints.onlyLeft);
    expect(paints.changes.indexOf(paintOf(row('other')))).toBe(middle + 3);
    const insignificant = Uint8Array.from(tree.level, (_, at) => (at === row('other') ? 1 : 0));
    expect(createRowPaint(both, diff, { insignificant }, paints)(row('other'))).toBe(paints.withinNoise);
  });

  test('a single profile has no changes to show', () => {
    const paintOf = createRowPaint(tree, { kind: 'diff', basis: 'share' }, {}, paints);
    expect(paintOf(row('runtime.mallocgc'))).toBe(paintOfPackage('runtime', paints));
  });

  test('search and folded rows', () => {
    const matches = Uint8Array.from(tree.level, (_, at) => (at === row('main.main') || at === row('other') ? 1 : 0));
    const folded = Int32Array.from(tree.level, (_, at) => (at === row('other') ? 7 : 0));
    const paintOf = createRowPaint(tree, { kind: 'package' }, { matches, folded }, paints);
    expect(paintOf(row('total'))).toBe(paints.dimmed);
    expect(paintOf(row('main.main'))).toBe(paintOfPackage('main', paints));
    expect(paintOf(row('other'))).toBe(paints.folded);
  });
});
