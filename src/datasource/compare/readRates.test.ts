import { createDataFrame, type DataFrame, FieldType, type Labels } from '@grafana/data';

import { readRates } from './readRates';

const frame = (times: readonly number[], ...columns: ReadonlyArray<[readonly unknown[], Labels?]>): DataFrame =>
  createDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: [...times] },
      ...columns.map(([values, labels]) => ({
        name: 'value',
        type: FieldType.number,
        values: [...values],
        ...(labels && { labels }),
      })),
    ],
  });

it.each<[string, readonly DataFrame[]]>([
  ['a frame each', [frame([10, 20], [[4, 8], { route: '/cart' }]), frame([20], [[2], { route: '/pay' }])]],
  ['columns of one', [frame([10, 20], [[4, 8], { route: '/cart' }], [[null, 2], { route: '/pay' }])]],
])('series in %s are summed, and each has its mean over all of the time', (_, frames) => {
  expect(readRates(frames)).toEqual({
    times: Float64Array.of(10, 20),
    values: Float64Array.of(4, 10),
    series: [
      { labels: { route: '/cart' }, mean: 6 },
      { labels: { route: '/pay' }, mean: 1 },
    ],
  });
});

it.each<[string, readonly DataFrame[]]>([
  ['the first numbers, of columns without labels', [frame([10], [[5]], [[7]])]],
  ['one series, whatever its labels', [frame([10], [[5], { job: 'checkout' }])]],
])('%s', (_, frames) => {
  expect(readRates(frames)).toEqual({ times: Float64Array.of(10), values: Float64Array.of(5), series: [] });
});

it.each<[string, readonly DataFrame[]]>([
  ['no frames', []],
  ['no numbers', [frame([10])]],
  ['no rows', [frame([], [[]])]],
  ['nothing but gaps', [frame([10], [[null]])]],
])('%s are no rate', (_, frames) => {
  expect(readRates(frames)).toBeUndefined();
});
