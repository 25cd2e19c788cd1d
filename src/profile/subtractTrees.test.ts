import fc from 'fast-check';

import { foldedTree } from '../../tests/foldedTree';
import { formatTree } from './formatTree';
import { pruneTree } from './pruneTree';
import { subtractTrees } from './subtractTrees';

const difference = (whole: readonly string[], part: readonly string[]): string | undefined => {
  const rest = subtractTrees(foldedTree(...whole), foldedTree(...part));
  return rest && formatTree(rest);
};

it.each([
  ['all of it', ['a;b 1', 'a 2'], ['a;b 1', 'a 2'], []],
  ['nothing of it', ['a;b 1'], [], ['a;b 1']],
  ['some of a path', ['a;b 5', 'a;c 1'], ['a;b 2'], ['a;b 3', 'a;c 1']],
  ['a path and not the one below', ['a 2', 'a;b 1'], ['a 2'], ['a;b 1']],
])('a part that is %s', (_, whole, part, rest) => {
  expect(difference(whole, part)).toBe(formatTree(foldedTree(...rest)));
});

it.each([
  ['a path that the whole does not have', ['a;b 5'], ['a;c 1']],
  ['more of a path than the whole', ['a;b 5', 'a 9'], ['a;b 6']],
])('a part with %s is no part', (_, whole, part) => {
  expect(difference(whole, part)).toBeUndefined();
});

it('is what was there before the part was added', () => {
  const stack = fc.tuple(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }), fc.integer({ min: 1, max: 99 }));
  const stacks = fc.array(stack.map(([path, value]) => `${path.join(';')} ${value}`));
  fc.assert(
    fc.property(stacks, stacks, (part, rest) => {
      expect(difference([...part, ...rest], part)).toBe(formatTree(foldedTree(...rest)));
    })
  );
});

it('keeps the files of what is left', () => {
  const tree = foldedTree('a;b 2', 'c 1');
  const files = { names: ['', 'a.go', 'b.go', 'c.go'], index: Int32Array.from(tree.nameIndex, (name) => name) };
  const rest = subtractTrees({ ...tree, files }, foldedTree('c 1'));
  expect(
    rest && Array.from(rest.nameIndex, (name, row) => [rest.names[name], files.names[rest.files!.index[row]]])
  ).toEqual([
    ['total', ''],
    ['a', files.names[tree.names.indexOf('a')]],
    ['b', files.names[tree.names.indexOf('b')]],
  ]);
});

it('keeps what was cut off of the whole, without its count', () => {
  const whole = pruneTree(foldedTree('main 9', 'main;a 2', 'main;b 2'), 3);
  const rest = subtractTrees(whole, foldedTree('main 5'));
  expect(formatTree(whole)).toContain('other (total: 4, self: 4, folded: 2)');
  expect(rest && formatTree(rest)).toBe(
    ['- total (total: 8, self: 0)', '  - main (total: 8, self: 4)', '    - other (total: 4, self: 4, folded: -1)'].join(
      '\n'
    )
  );
});
