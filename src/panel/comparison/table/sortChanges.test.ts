import { type ComparedFunctions } from '../../../datasource/query';
import { type ChangeSort, sortChanges } from './sortChanges';

const FUNCTIONS: ComparedFunctions = {
  name: ['grew', 'shrank', 'noise', 'few'],
  selfLeft: [0, 40, 5, 0],
  selfRight: [1, 0, 6, 1],
  totalLeft: [10, 40, 5, 0],
  totalRight: [60, 0, 6, 1],
  margin: [5, 4, 3, null],
  q: [0.001, 0.02, 0.5, null],
  isReal: [true, true, false, false],
};
const ALL = { test: undefined, onlyReal: false };
const sorted = (column: ChangeSort['column'], descending: boolean, wanted: Parameters<typeof sortChanges>[2] = ALL) =>
  sortChanges(FUNCTIONS, { column, descending }, wanted).map((row) => FUNCTIONS.name[row]);

test.each([
  ['name', false, ['few', 'grew', 'noise', 'shrank']],
  ['left', true, ['shrank', 'grew', 'noise', 'few']],
  ['right', true, ['grew', 'noise', 'few', 'shrank']],
  // By size, whichever way.
  ['change', true, ['grew', 'shrank', 'noise', 'few']],
  ['self', true, ['shrank', 'grew', 'noise', 'few']],
  ['q', false, ['grew', 'shrank', 'noise', 'few']],
] as const)('by %s, descending %s', (column, descending, names) => {
  expect(sorted(column, descending)).toEqual(names);
});

test('only what is real, or is named so', () => {
  expect(sorted('change', true, { test: undefined, onlyReal: true })).toEqual(['grew', 'shrank']);
  expect(sorted('change', true, { test: (name) => name.includes('n'), onlyReal: true })).toEqual(['shrank']);
});
