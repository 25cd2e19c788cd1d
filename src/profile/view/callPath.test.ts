import { foldedTree } from '../../../tests/foldedTree';
import { pathOf, rowOfPath } from './callPath';

const TREE = foldedTree('main;a;b 8', 'main;a;total 4', 'main;b;a 2', 'idle 1');
// total main a b total b a idle

test.each<[string[], number, boolean]>([
  [[], 0, true],
  [['main'], 1, true],
  [['main', 'a', 'b'], 3, true],
  [['main', 'a', 'total'], 4, true],
  [['main', 'b', 'a'], 6, true],
  [['idle'], 7, true],
  [['main', 'b', 'b'], 5, false],
  [['main', 'idle'], 1, false],
  [['nowhere', 'main'], 0, false],
  [['total'], 0, false],
])('the row of %j is %i, whole: %s', (path, row, isWhole) => {
  expect(rowOfPath(TREE, path)).toEqual({ row, isWhole });
  if (isWhole) {
    expect(pathOf(TREE, row)).toEqual(path);
  }
});
