import { foldedTree } from '../../../../tests/foldedTree';
import { layOut } from './flameLayout';
import { layoutOf, prepareLayout } from './layoutOf';

const stacks = ['main;a 3', 'main;b 1', 'other 2'];

test('a tree is laid out once', () => {
  const tree = foldedTree(...stacks);
  expect(layoutOf(tree)).toBe(layoutOf(tree));
  expect(layoutOf(tree)).toEqual(layOut(tree));
});

test('what was made in turns is found', async () => {
  const tree = foldedTree(...stacks);
  await prepareLayout(tree, new AbortController().signal);
  const found = layoutOf(tree);
  await prepareLayout(tree, new AbortController().signal);
  expect(layoutOf(tree)).toBe(found);
  expect(found).toEqual(layOut(tree));
});

test('nothing is kept of what nobody waits for', async () => {
  const stop = new AbortController();
  stop.abort(new Error('left'));
  await expect(prepareLayout(foldedTree(...stacks), stop.signal)).rejects.toThrow('left');
});
