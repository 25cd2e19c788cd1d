import { foldedTree } from '../../../../tests/foldedTree';
import { windowOfRow } from './camera';
import { layoutOf } from './layoutOf';
import { sameWindow } from './sameWindow';
import { type ValueWindow } from './visibleBars';

const laidOut = (...lines: readonly string[]) => {
  const tree = foldedTree(...lines);
  return { tree, layout: layoutOf(tree) };
};
const rangeOf = ({ tree, layout }: ReturnType<typeof laidOut>, name: string): ValueWindow =>
  windowOfRow(layout, tree.nameIndex.indexOf(tree.names.indexOf(name)));

const BEFORE = laidOut('main;a;x 40', 'main;a;y 40', 'main;b 20');
/** Another function has come to stand before them, and everything takes longer. */
const NOW = laidOut('first;z 900', 'main;a;x 100', 'main;a;y 100', 'main;b 30');

test('what is in sight of a row is in sight of it in the next tree, wherever it stands there', () => {
  const middleOf = ({ from, to }: ValueWindow): ValueWindow => {
    const quarter = (to - from) / 4;
    return { from: from + quarter, to: to - quarter };
  };
  for (const name of ['x', 'y', 'b']) {
    expect(sameWindow(BEFORE, rangeOf(BEFORE, name), NOW)).toEqual(rangeOf(NOW, name));
    expect(sameWindow(BEFORE, middleOf(rangeOf(BEFORE, name)), NOW)).toEqual(middleOf(rangeOf(NOW, name)));
  }
});

test('over the same tree nothing moves', () => {
  const window = { from: 13, to: 57 };
  const same = sameWindow(BEFORE, window, laidOut('main;a;x 40', 'main;a;y 40', 'main;b 20'));
  expect(same!.from).toBeCloseTo(window.from, 9);
  expect(same!.to).toBeCloseTo(window.to, 9);
});

test('a row that is gone has no place', () => {
  const left = laidOut('main;b 20');
  expect(sameWindow(BEFORE, rangeOf(BEFORE, 'x'), left)).toBeUndefined();
  expect(sameWindow(BEFORE, rangeOf(BEFORE, 'b'), left)).toEqual(rangeOf(left, 'b'));
});
