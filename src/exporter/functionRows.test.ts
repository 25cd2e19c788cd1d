import { foldedTree } from '../../tests/foldedTree';
import { markFolded } from '../datasource/backends/serverFolding';
import { allSteps } from '../profile/steps';
import { functionRowsSteps } from './functionRows';

/** `name total self`, a line each. */
function rowsOf(...stacks: readonly string[]): string[] {
  const { name, total, self } = allSteps(functionRowsSteps(foldedTree(...stacks)));
  return name.map((each, row) => `${each} ${total[row]} ${self[row]}`);
}

const LONG = 'x'.repeat(600);

it.each([
  ['a function once per stack', ['main;a;b 2', 'main;b 1'], ['b 3 3', 'main 3 0', 'a 2 0']],
  ['recursion once', ['f;f;f 2', 'f;g;f 3'], ['f 5 5', 'g 3 0']],
  ['a name that is half a character', ['a\uD800 1', 'a\uFFFD 2'], ['a\uFFFD 3 3']],
  ['a whole character above U+FFFF', ['a\u{1F525} 1'], ['a\u{1F525} 1 1']],
  ['names that are equal where they are cut', [`${LONG}1;${LONG}2 4`], [`${'x'.repeat(511)}… 4 4`]],
])('counts %s', (_name, stacks, rows) => {
  expect(rowsOf(...stacks)).toEqual(rows);
});

it('names what the server folded apart from functions of that name', () => {
  const stacks = ['main;other;f 1', 'main;other;other 2', 'main 3'];
  const folded = allSteps(functionRowsSteps(markFolded(foldedTree(...stacks))));
  expect(folded.name.map((name, row) => `${name} ${folded.total[row]} ${folded.self[row]}`)).toEqual([
    'main 6 3',
    'other 3 0',
    'f 1 1',
  ]);
  expect([folded.unnamed, folded.whole]).toEqual([2, 6]);
  expect(rowsOf(...stacks)).toEqual(['main 6 3', 'other 3 2', 'f 1 1']);
});
