import { foldedTree } from '../../../tests/foldedTree';
import { pathOf } from '../../profile/view/callPath';
import { sandwich } from '../../profile/view/sandwich';
import { applySteps } from '../../profile/view/applySteps';
import { focusFor, rowsIn } from './remarkRows';

const tree = foldedTree('main;serve;parse 5', 'main;serve;work 45', 'main;idle 950');
const row = (name: string): number => tree.nameIndex.indexOf(tree.names.indexOf(name));

test('rows are found again in a tree that steps have made', () => {
  const rows = [row('work'), row('idle')];
  const made = applySteps(tree, [{ kind: 'dropFunction', name: 'idle' }]);
  expect(rowsIn(made, tree, rows).map((at) => pathOf(made, at))).toEqual([['main', 'serve', 'work']]);
  expect(rowsIn(tree, tree, rows)).toBe(rows);
});

test('rows are not found in a tree of other stacks', () => {
  expect(rowsIn(sandwich(tree, 'serve')!.callees, tree, [row('work'), row('idle')])).toEqual([]);
});

test.each([
  ['idle', []],
  // 5 of 1000 are too few to be seen, 5 of the 50 below serve are not.
  ['parse', ['main', 'serve']],
  ['serve', []],
])('%s is seen in %j', (name, focus) => {
  expect(focusFor(tree, row(name))).toEqual(focus);
});
