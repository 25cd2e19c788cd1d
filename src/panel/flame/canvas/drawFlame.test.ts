import { foldedTree } from '../../../../tests/foldedTree';
import { wholeTree, windowOfRow } from '../layout/camera';
import { layOut } from '../layout/flameLayout';
import { drawFlame, pictureHeight } from './drawFlame';
import { minimapBox } from './minimapBox';
import { paintMinimap } from './paintMinimap';
import { createScene, type Scene, type SceneOptions } from './scene';

const tree = foldedTree('main;work 60', 'idle 40');

function scene(more: Partial<SceneOptions> = {}): Scene {
  const options: SceneOptions = {
    direction: 'icicle',
    colors: { kind: 'package' },
    marks: {},
    isDark: false,
    fontFamily: 'Inter',
    keptEnd: 'start',
  };
  return createScene(tree, layOut(tree), { ...options, ...more });
}

function context(): CanvasRenderingContext2D {
  return document.createElement('canvas').getContext('2d')!;
}

/** Left, top, width and height of each filled rectangle. */
const fills = (of: CanvasRenderingContext2D): number[][] => jest.mocked(of.fillRect).mock.calls.map((at) => [...at]);
const picture = { window: { from: 0, to: 100 }, width: 100, height: 60, pixelRatio: 1 };

it('a picture has every level', () => {
  const to = context();
  drawFlame(to, scene(), picture);
  expect(pictureHeight(scene())).toBe(60);
  expect(fills(to)).toHaveLength(4);
  expect(fills(to)).toContainEqual([0, 0, 99, 19]);
  expect(
    fills(to)
      .filter(([, top]) => top === 20)
      .map(([left, , width]) => [left, width])
  ).toEqual([
    [0, layOut(tree).weight[1] - 1],
    [layOut(tree).weight[1], 99 - layOut(tree).weight[1]],
  ]);
});

it('a flame has its root at the bottom, at two pixels to one too', () => {
  const to = context();
  drawFlame(to, scene({ direction: 'flame' }), { ...picture, pixelRatio: 2 });
  expect(fills(to)[0]).toEqual([0, 80, 198, 38]);
});

it('only a part in sight fills the picture', () => {
  const to = context();
  const row = tree.nameIndex.indexOf(tree.names.indexOf('work'));
  drawFlame(to, scene(), { ...picture, window: windowOfRow(layOut(tree), row) });
  expect(fills(to).map(([left, top, width]) => [left, top, width])).toEqual([
    [0, 0, 99],
    [0, 20, 99],
    [0, 40, 99],
  ]);
});

it('a minimap shows all levels, and what the search found', () => {
  const matches = Uint8Array.from(tree.level, (level) => (level === 2 ? 1 : 0));
  const searched = scene({ marks: { matches } });
  const to = context();
  paintMinimap(to, searched, { width: 100, height: 40, pixelRatio: 1 });
  // Three levels of 8 pixels each: one bar, two bars, one bar.
  expect(fills(to)).toHaveLength(32);
});

it('a minimap has all the pixels of a fine screen', () => {
  const to = context();
  paintMinimap(to, scene(), { width: 100, height: 40, pixelRatio: 2 });
  expect(fills(to)).toHaveLength(64);
  expect(Math.max(...fills(to).map(([left, , width]) => left + width))).toBe(200);
});

test.each([
  ['icicle', 0, { left: 0, top: 0, width: 300, height: 20 }],
  ['icicle', 100, { left: 0, top: 20, width: 300, height: 20 }],
  ['flame', 0, { left: 0, top: 0, width: 300, height: 20 }],
  ['flame', 100, { left: 0, top: 20, width: 300, height: 20 }],
] as const)('the box in the minimap of a %s scrolled by %d', (direction, scrollTop, box) => {
  const deep = layOut(foldedTree('a;b;c;d;e;f;g;h;i 10'));
  const scale = { direction, levels: 10, rowHeight: 20, viewHeight: 100, scrollTop };
  expect(minimapBox(deep, { window: wholeTree(deep), scale, width: 300, pixelRatio: 1 }, 300, 40)).toEqual(box);
});

it('the box of a narrow window stays visible', () => {
  const layout = layOut(tree);
  const scale = { direction: 'icicle', levels: 3, rowHeight: 20, viewHeight: 100, scrollTop: 0 } as const;
  const { left, width } = minimapBox(
    layout,
    { window: { from: 99.9, to: 100 }, scale, width: 300, pixelRatio: 1 },
    300,
    40
  );
  expect([left, width]).toEqual([294, 6]);
});
