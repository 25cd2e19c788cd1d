import { foldedTree } from '../../../../tests/foldedTree';
import { layoutOf } from '../layout/layoutOf';
import { pinched } from './pinch';

const layout = layoutOf(foldedTree('a 50', 'b 50'));
const whole = { from: 0, to: 100 };

test.each([
  ['apart zooms in around their middle', { apart: 100, middle: 0.5 }, { apart: 200, middle: 0.5 }, [25, 75]],
  ['together zooms out', { apart: 200, middle: 0.5 }, { apart: 100, middle: 0.5 }, [0, 100]],
  ['apart at an edge keeps the edge', { apart: 100, middle: 0 }, { apart: 400, middle: 0 }, [0, 25]],
  [
    'apart and to the right takes along what is under them',
    { apart: 50, middle: 0.5 },
    { apart: 100, middle: 0.6 },
    [20, 70],
  ],
  ['on each other is no zoom without end', { apart: 0, middle: 0.5 }, { apart: 20, middle: 0.5 }, [25, 75]],
])('%s', (_, from, to, [left, right]) => {
  const { from: at, to: end } = pinched(layout, whole, from, to);
  expect([at, end]).toEqual([expect.closeTo(left, 9), expect.closeTo(right, 9)]);
});
