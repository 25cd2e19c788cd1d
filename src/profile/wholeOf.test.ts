import { foldedTree } from '../../tests/foldedTree';
import { wholeOf } from './wholeOf';

test.each<[string, string[], number]>([
  ['a profile is its total', ['main;a 3', 'main 2', 'idle 5'], 10],
  ['a delta is what came and what went', ['main;came 3', 'main;went -5'], 8],
  ['a delta of nothing in all is no nothing', ['main;came 4', 'main;went -4'], 8],
  ['what cancels out in one frame is gone', ['main 4', 'main -4', 'idle 1'], 1],
  ['nothing is nothing', [], 0],
])('the whole of %s', (_, stacks, whole) => {
  expect(wholeOf(foldedTree(...stacks))).toEqual({ left: whole });
});

test('a comparison has a whole on each side', () => {
  const tree = foldedTree('a 1', 'b 3');
  const right = { self: Float64Array.of(0, 5, -2), total: Float64Array.of(3, 5, -2) };
  expect(wholeOf({ ...tree, right })).toEqual({ left: 4, right: 7 });
});
