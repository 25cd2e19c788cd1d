import { foldedTree } from '../../tests/foldedTree';
import { cutToCallSite } from './callSite';
import { formatTree } from './formatTree';
import { pruneTree } from './pruneTree';

const STACKS = ['main;a;b 1', 'main;a;b;c 2', 'main;a 4', 'main;b 8', 'b;c 16', 'a;b 32', ' 64', 'main;d;a;b 128'];

it.each([
  [['main'], ['main;a;b 1', 'main;a;b;c 2', 'main;a 4', 'main;b 8', 'main;d;a;b 128']],
  [
    ['main', 'a'],
    ['main;a;b 1', 'main;a;b;c 2', 'main;a 4'],
  ],
  [
    ['main', 'a', 'b'],
    ['main;a;b 1', 'main;a;b;c 2'],
  ],
  [['b'], ['b;c 16']],
  [['a', 'main'], []],
  [['main', 'a', 'b', 'c', 'd'], []],
  [['total'], []],
  [[], STACKS],
])('below %o', (callSite, expected) => {
  expect(formatTree(cutToCallSite(foldedTree(...STACKS), callSite))).toBe(formatTree(foldedTree(...expected)));
});

it('goes by names as they are shown', () => {
  const tree = foldedTree('main;a\u202eb;c 1', 'main;ab 2');
  const cut = cutToCallSite(tree, ['main', 'a\\u202eb']);
  expect(formatTree(cut)).toBe(formatTree(foldedTree('main;a\u202eb;c 1')));
});

it('keeps what was cut off below', () => {
  const tree = pruneTree(foldedTree('main;a 9', 'main;a;b 1', 'main;a;c 1', 'idle 4'), 5);
  expect(formatTree(cutToCallSite(tree, ['main', 'a']))).toContain('other (total: 2, self: 2, folded: 2)');
});
