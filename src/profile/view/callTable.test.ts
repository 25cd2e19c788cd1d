import { foldedTree } from '../../../tests/foldedTree';
import { callTable, hasChildren, visibleRows } from './callTable';
import { expandHeaviest, reveal } from './expansion';

const TREE = foldedTree('main;a;b 5', 'main;a;c 3', 'main;d;e 4', 'main 1', 'idle;x 2');
const TABLE = callTable(TREE);
// 0 total, 1 main, 2 a, 3 b, 4 c, 5 d, 6 e, 7 idle, 8 x

test.each<[number[], number[]]>([
  [[], [0]],
  [[0], [0, 1, 7]],
  [
    [0, 1, 5],
    [0, 1, 2, 5, 6, 7],
  ],
  [
    [0, 2, 5],
    [0, 1, 7],
  ],
])('with %j expanded the rows are %j', (expanded, rows) => {
  expect(Array.from(visibleRows(TABLE, new Set(expanded)))).toEqual(rows);
});

test('what has children', () => {
  expect([hasChildren(TABLE, 1), hasChildren(TABLE, 3), hasChildren(TABLE, 8)]).toEqual([true, false, false]);
});

test.each<[string, ReadonlySet<number>, number[]]>([
  ['reveal', reveal(TABLE, new Set([7]), 4), [7, 2, 1, 0]],
  ['the heaviest way', expandHeaviest(TABLE, new Set(), 0), [0, 1, 2]],
])('%s', (_what, expanded, rows) => {
  expect([...expanded].sort()).toEqual([...rows].sort());
});
