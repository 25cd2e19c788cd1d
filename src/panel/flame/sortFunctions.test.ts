import { sortFunctions } from './sortFunctions';

const FUNCTIONS = { name: ['b.Run', 'a.run', 'c.stop', 'b.walk'], self: [1, 5, 5, 0], total: [9, 5, 6, 7] };

test.each([
  ['', 'self', true, ['a.run', 'c.stop', 'b.Run', 'b.walk']],
  ['', 'self', false, ['b.walk', 'b.Run', 'a.run', 'c.stop']],
  ['', 'total', true, ['b.Run', 'b.walk', 'c.stop', 'a.run']],
  ['', 'name', false, ['a.run', 'b.Run', 'b.walk', 'c.stop']],
  [' RUN ', 'total', true, ['b.Run', 'a.run']],
  ['.*', 'total', true, []],
] as const)('search %j by %s, descending %s', (search, column, descending, names) => {
  const rows = sortFunctions(FUNCTIONS, search, { column, descending });
  expect(Array.from(rows, (row) => FUNCTIONS.name[row])).toEqual(names);
});
