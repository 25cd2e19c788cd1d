import { allSteps } from '../steps';
import { heaviestOfSteps } from './heaviestOf';

test.each([
  [[], 2, []],
  [[3, 9, 4], 0, []],
  [[3, 9, 4], -1, []],
  [[3, 9, 4], 2, [9, 4]],
  [[3, 9, 3], 5, [9, 3, 3]],
  [[-1, -2], 1, [-1]],
])('of %j, the heaviest %i are %j', (weights, count, heaviest) => {
  const items = weights.map((weight) => ({ weight }));
  expect(allSteps(heaviestOfSteps(items, count)).map(({ weight }) => weight)).toEqual(heaviest);
});
