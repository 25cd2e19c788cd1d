import { createDataFrame, LoadingState } from '@grafana/data';

import { knownFunctions } from './knownFunctions';

const timeRange = { from: 0, to: 0, raw: { from: '', to: '' } } as never;
const functions = { name: ['score', 'load'], self: [], total: [] };

it.each([
  ['a table', { name: 'functions', fields: [{ name: 'function', values: ['score', 'load'] }] }],
  ['a flame graph', { name: 'response', meta: { custom: { functions } }, fields: [] }],
  [
    'series',
    {
      name: 'series',
      fields: [
        { name: 'cpu', labels: { function: 'score' }, values: [] },
        { name: 'cpu', labels: { function: 'load' }, values: [] },
      ],
    },
  ],
])('%s names functions', (_what, frame) => {
  const series = [createDataFrame(frame), createDataFrame(frame)];
  expect(knownFunctions({ state: LoadingState.Done, series, timeRange })).toEqual(['score', 'load']);
});

it('nothing names none', () => {
  const empty = createDataFrame({ name: 'response', fields: [] });
  expect(knownFunctions({ state: LoadingState.Done, series: [empty], timeRange })).toEqual([]);
  expect(knownFunctions(undefined)).toEqual([]);
});
