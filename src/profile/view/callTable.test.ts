import { foldedTree } from '../../../tests/foldedTree';
import { byColumn, byName, callTable, childrenOf, hasChildren, visibleRows } from './callTable';
import { collapseBelow, expandBelow, expandHeaviest, reveal, toggleRow } from './expansion';

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
  expect(Array.from(visibleRows(TABLE, new Set(expanded), (one, other) => one - other))).toEqual(rows);
});

const ALL = expandBelow(TABLE, new Set(), 0);

test('siblings in another order', () => {
  const bySelf = byColumn(TREE.self, true);
  expect(Array.from(visibleRows(TABLE, ALL, bySelf))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(Array.from(visibleRows(TABLE, ALL, byColumn(TREE.total, false)))).toEqual([0, 7, 8, 1, 5, 6, 2, 4, 3]);
  expect(Array.from(visibleRows(TABLE, ALL, byName(TREE, false)))).toEqual([0, 7, 8, 1, 2, 3, 4, 5, 6]);
});

test('children of a row', () => {
  expect([childrenOf(TABLE, 1), childrenOf(TABLE, 3)]).toEqual([[2, 5], []]);
  expect([hasChildren(TABLE, 1), hasChildren(TABLE, 3), hasChildren(TABLE, 8)]).toEqual([true, false, false]);
});

test.each<[string, ReadonlySet<number>, number[]]>([
  ['toggle to open', toggleRow(new Set([0]), 1), [0, 1]],
  ['toggle to close', toggleRow(new Set([0, 1]), 1), [0]],
  ['all below', expandBelow(TABLE, new Set([0]), 1), [0, 1, 2, 5]],
  ['nothing below', collapseBelow(TABLE, ALL, 1), [0, 7]],
  ['reveal', reveal(TABLE, new Set([7]), 4), [7, 2, 1, 0]],
  ['the heaviest way', expandHeaviest(TABLE, new Set(), 0), [0, 1, 2]],
])('%s', (_what, expanded, rows) => {
  expect([...expanded].sort()).toEqual([...rows].sort());
});
