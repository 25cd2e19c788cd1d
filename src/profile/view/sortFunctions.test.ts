import { type FunctionColumn, sortFunctions } from './sortFunctions';
import { textSearch } from './textSearch';

const FUNCTIONS = { name: ['b.Run', 'a.run', 'c.stop', 'b.walk'], self: [1, 5, 5, 0], total: [9, 5, 6, 7] };

test.each([
  ['', 'self', true, ['a.run', 'c.stop', 'b.Run', 'b.walk']],
  ['', 'self', false, ['b.walk', 'b.Run', 'a.run', 'c.stop']],
  ['', 'total', true, ['b.Run', 'b.walk', 'c.stop', 'a.run']],
  ['', 'name', false, ['a.run', 'b.Run', 'b.walk', 'c.stop']],
  [' RUN ', 'total', true, ['b.Run', 'a.run']],
  ['.*', 'total', true, []],
] as const)('search %j by %s, descending %s', (search, column, descending, names) => {
  const rows = sortFunctions(FUNCTIONS, textSearch(search), { column, descending });
  expect(Array.from(rows, (row) => FUNCTIONS.name[row])).toEqual(names);
});

const BOTH = { ...FUNCTIONS, right: { self: [1, 9, 0, 2], total: [9, 0, 7, 7] } };

test.each<[FunctionColumn, boolean, string[]]>([
  ['selfRight', true, ['a.run', 'b.walk', 'b.Run', 'c.stop']],
  ['totalRight', false, ['a.run', 'c.stop', 'b.walk', 'b.Run']],
  ['selfChange', true, ['a.run', 'b.walk', 'b.Run', 'c.stop']],
  ['totalChange', false, ['a.run', 'b.Run', 'b.walk', 'c.stop']],
])('a comparison by %s, descending %s', (column, descending, names) => {
  const rows = sortFunctions(BOTH, undefined, { column, descending });
  expect(Array.from(rows, (row) => BOTH.name[row])).toEqual(names);
});

test('without a right side nothing is sorted by it', () => {
  const rows = sortFunctions(FUNCTIONS, undefined, { column: 'totalChange', descending: true });
  expect(rows).toEqual(Int32Array.of(0, 1, 2, 3));
});
