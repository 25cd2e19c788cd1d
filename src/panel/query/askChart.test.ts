import { type DataFrame, type DataQueryRequest, type Field, FieldType } from '@grafana/data';

import { answerWith } from '../../../tests/answeringSource';
import { MAX_NODES_LIMIT, type ProfileFrameMeta, type ProfilingQuery } from '../../datasource/query';
import { type FlameTree } from '../../profile/flameTree';
import { type Result } from '../../profile/result';
import { chartSourceOf } from './askChart';

const META: ProfileFrameMeta = {
  profileTypeId: 'node:wall:nanoseconds:wall:nanoseconds',
  labelSelector: '{}',
  labelLevels: ['span'],
  source: { kind: 'file', name: 'wall.pb.gz' },
  detail: 'line',
  details: ['function', 'file', 'line', 'address'],
  range: { from: 1000, to: 2000 },
  rows: { shown: 3, inFull: 9 },
  foldedShare: 0.3,
  functions: { name: ['main'], self: [70], total: [100] },
  order: { kind: 'ordered', tracks: ['Main', 'Worker'], note: 'Some are left out.' },
};
const SOURCE = { uid: 'p1', origin: { timezone: 'utc', scopedVars: {} } };

it('there is an order where the frame has one', () => {
  expect(chartSourceOf(META, SOURCE)).toMatchObject({
    kind: 'possible',
    tracks: ['Main', 'Worker'],
    note: 'Some are left out.',
  });
  const none = { ...META, order: { kind: 'none', why: 'its samples say no time.' } } as const;
  expect(chartSourceOf(none, SOURCE)).toEqual({ kind: 'impossible', why: 'its samples say no time.' });
});

it.each([
  ['of another data source', undefined, SOURCE],
  ['of a server that keeps sums', { ...META, order: undefined }, SOURCE],
  ['whose data source is not known', META, undefined],
  ['of two sides', { ...META, comparison: {} as never }, SOURCE],
])('nobody is asked for one of a profile %s', (_, meta, source) => {
  expect(chartSourceOf(meta, source)).toBeUndefined();
});

it('is about the same profile as long as the question is the same', () => {
  const aboutOf = (meta: ProfileFrameMeta): unknown => {
    const source = chartSourceOf(meta, SOURCE);
    return source?.kind === 'possible' && source.about;
  };
  expect(aboutOf({ ...META, range: { from: 1, to: 2 }, rows: { shown: 1, inFull: 1 } })).toBe(aboutOf(META));
  expect(aboutOf({ ...META, detail: 'function' })).not.toBe(aboutOf(META));
  expect(aboutOf({ ...META, source: { kind: 'file', name: 'cpu.pb.gz' } })).not.toBe(aboutOf(META));
});

describe('calls that are asked for', () => {
  const requests: Array<DataQueryRequest<ProfilingQuery>> = [];
  const number = (name: string, values: number[]): Field => ({ name, type: FieldType.number, values, config: {} });
  const CALLS = [number('callStart', [0, 2]), number('callEnd', [9, 7])];

  function ask(more: readonly Field[], notice?: string): Promise<Result<FlameTree, string>> {
    requests.length = 0;
    const frame: DataFrame = {
      name: 'response',
      length: notice === undefined ? 2 : 0,
      meta: { custom: { ...META }, ...(notice && { notices: [{ severity: 'info', text: notice }] }) },
      fields: [
        number('level', [0, 1]),
        number('value', [5, 5]),
        number('self', [0, 5]),
        { name: 'label', type: FieldType.string, values: ['total', 'main'], config: {} },
        ...more,
      ],
    };
    answerWith(frame, requests);
    const chart = chartSourceOf(META, SOURCE);
    return new Promise((resolve) => {
      if (chart?.kind === 'possible') {
        chart.ask(1, resolve);
      }
    });
  }

  it('are of the thread, of the same profile as it is shown', async () => {
    const chart = await ask(CALLS);
    expect(chart.ok && chart.value.times?.start).toEqual(Float64Array.of(0, 2));
    const { refId, queryType, datasource, ...asked } = requests[0].targets[0];
    expect([refId, queryType, datasource?.uid]).toEqual(['A', 'profile', 'p1']);
    expect(asked).toEqual({
      profileTypeId: META.profileTypeId,
      labelSelector: META.labelSelector,
      labelLevels: META.labelLevels,
      source: META.source,
      detail: 'line',
      timeOrder: { track: 'Worker' },
      maxNodes: MAX_NODES_LIMIT,
    });
    expect(requests[0].range.from.valueOf()).toBe(1000);
  });

  it.each([
    ['without times', [], undefined, 'The answer came without the times of calls.'],
    ['without rows', CALLS, 'There are more than 3,000,000 calls.', 'There are more than 3,000,000 calls.'],
    [
      'with times that are wrong',
      [CALLS[0], number('callEnd', [9, 1])],
      undefined,
      /^Row 1 .* it ended before it began\.$/,
    ],
  ])('are none in an answer %s', async (_, fields, notice, reason) => {
    const chart = await ask(fields, notice);
    expect(chart.ok ? 'a chart' : chart.error).toEqual(expect.stringMatching(reason));
  });
});
