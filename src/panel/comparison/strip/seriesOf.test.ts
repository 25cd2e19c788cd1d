import { createDataFrame, FieldType } from '@grafana/data';

import { seriesOf } from './seriesOf';

const frame = (times: number[], values: Array<number | null>) =>
  createDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: times },
      { name: 'value', type: FieldType.number, values, config: { unit: 'cores' } },
    ],
  });

test('series are added up, and a point lasts until the next', () => {
  expect(seriesOf([frame([0, 10, 30], [1, 2, null]), frame([10], [5])])).toEqual({
    from: [0, 10, 30],
    to: [10, 30, 40],
    values: [1, 7, 0],
    unit: 'cores',
  });
});

test('one point is no series', () => {
  expect(seriesOf([frame([5], [1])])).toBeUndefined();
  expect(seriesOf([])).toBeUndefined();
});
