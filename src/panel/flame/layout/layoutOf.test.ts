import { foldedTree } from '../../../../tests/foldedTree';
import { layOut } from './flameLayout';
import { allSteps } from '../../../profile/steps';
import { layoutOf, layoutSteps } from './layoutOf';

const stacks = ['main;a 3', 'main;b 1', 'other 2'];

test('a tree is laid out once', () => {
  const tree = foldedTree(...stacks);
  expect(layoutOf(tree)).toBe(layoutOf(tree));
  expect(layoutOf(tree)).toEqual(layOut(tree));
});

test('what was made in steps is found', () => {
  const tree = foldedTree(...stacks);
  const made = allSteps(layoutSteps(tree));
  expect(layoutOf(tree)).toBe(made);
  expect(allSteps(layoutSteps(tree))).toBe(made);
  expect(made).toEqual(layOut(tree));
});

test('nothing is kept of what nobody waits for', () => {
  const tree = foldedTree(...stacks);
  const left = layoutSteps(tree);
  left.next();
  left.return(layOut(tree));
  const made = layoutOf(tree);
  expect(made).toEqual(layOut(tree));
});
