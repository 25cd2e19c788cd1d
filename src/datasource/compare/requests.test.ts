import { foldedTree } from '../../../tests/foldedTree';
import { meanRate, requestsOf } from './requests';

const tree = foldedTree('main 1');
const slices = [0, 10_000, 20_000].map((from) => ({ from, to: from + 10_000, tree }));

it('requests of a slice are its mean rate over the time that it covers', () => {
  const rate = { times: Float64Array.of(5000, 10_000, 20_000), values: Float64Array.of(2, 4, 7) };
  // (2 + 4) / 2 and 7, over 10 s; the last slice has no point and takes the nearest.
  expect(requestsOf({ slices }, rate)).toEqual([30, 70, 70]);
  expect(meanRate(rate)).toBeCloseTo(13 / 3, 10);
});
