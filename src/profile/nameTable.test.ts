import { NameTable } from './nameTable';

test('a name has one row, and what has no name is called so', () => {
  const table = new NameTable();
  expect(Array.from(table.rowsOf(['a', '', 'b', 'a', '(no name)', '', 'total']))).toEqual([1, 2, 3, 1, 2, 2, 0]);
  expect(table.names).toEqual(['total', 'a', '(no name)', 'b']);
});
