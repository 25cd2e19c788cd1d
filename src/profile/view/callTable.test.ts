import { foldedTree } from '../../../tests/foldedTree';
import { callTable, hasChildren, visibleRows } from './callTable';
import { expandHeaviest, reveal, sameExpansion } from './expansion';

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

test('what is open stays open in the table of another tree, in whatever order, as far as it has it', () => {
  const next = callTable(foldedTree('idle;x 9', 'main;d;e 4', 'main;f;g 1', 'main;a;c 8'));
  const named = (of: typeof TABLE, rows: Iterable<number>) =>
    [...rows].map((row) => of.tree.names[of.tree.nameIndex[row]]).sort();
  expect(named(next, sameExpansion(TABLE, new Set([0, 1, 2, 7]), next))).toEqual(['a', 'idle', 'main', 'total']);
  // What is open below something that is shut is not looked for.
  expect(named(next, sameExpansion(TABLE, new Set([0, 5]), next))).toEqual(['total']);
  const other = callTable(foldedTree('start;a 1'));
  expect(named(other, sameExpansion(TABLE, new Set([0, 1, 2]), other))).toEqual(['total']);
});

test('10,000 open levels stay so', () => {
  const deep = callTable(foldedTree(`${Array.from({ length: 10_000 }, (_, level) => `f${level}`).join(';')} 1`));
  const open = expandHeaviest(deep, new Set(), 0);
  expect(sameExpansion(deep, open, deep).size).toBe(open.size);
});
