import { DataFrameType, DataTopic } from '@grafana/data';

import { foldedTree } from '../../../tests/foldedTree';
import { allSteps } from '../../profile/steps';
import { type Exemplar, type Series, type SeriesAnswer } from '../backends/backend';
import { migrateQuery } from '../migrateQuery';
import { functionsFrameSteps } from './functionsFrame';
import { toHeatmapFrames } from './heatmapFrame';
import { toLabelChangesFrame, toLabelsFrame } from './labelFrames';
import { missingWords } from './notices';
import { toSeriesFrames } from './seriesFrames';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const NONE = { info: [] };
const contextOf = (saved: object) => ({
  target: migrateQuery({ refId: 'A', profileTypeId: CPU, labelSelector: '{a="b"}', ...saved }),
  datasource: { uid: 'u', name: 'Profiles' },
  traces: undefined,
  linksTo: 'explore' as const,
  drawnBy: 'grafana' as const,
  backend: 'pyroscope' as const,
});
const seriesOf = (labels: Record<string, string>, values: number[], exemplars: Exemplar[] = []): Series => ({
  labels,
  times: Float64Array.from(values, (_, at) => 1000 * at),
  values: Float64Array.from(values),
  exemplars,
});
const answerOf = (measure: 'flow' | 'level', ...series: Series[]): SeriesAnswer => ({
  kind: 'series',
  measure,
  series,
  notices: [],
});

describe('series', () => {
  it.each([
    [CPU, 'flow', 'cpu', 'cores', 0.5e9, 0.5],
    ['wall:wall:nanoseconds:wall:nanoseconds', 'flow', 'wall', 'ns', 5, 5],
    ['mutex:delay:nanoseconds:contentions:count', 'flow', 'delay', 'ns', 5, 5],
    ['mutex:contentions:count:contentions:count', 'flow', 'contentions', 'ops', 5, 5],
    ['memory:alloc_space:bytes:space:bytes', 'flow', 'alloc_space', 'binBps', 5, 5],
    ['memory:inuse_space:bytes:space:bytes', 'level', 'inuse_space', 'bytes', 5, 5],
    ['goroutines:goroutine:count:goroutine:count', 'level', 'goroutine', 'short', 5, 5],
    ['x:cpu:microseconds:cpu:microseconds:delta', 'flow', 'cpu', 'cores', 1e6, 1],
  ] as const)('%s as a %s', (profileTypeId, measure, name, unit, given, shown) => {
    const [frame] = toSeriesFrames(answerOf(measure, seriesOf({}, [given])), contextOf({ profileTypeId }), NONE);
    expect(frame).toMatchObject({
      refId: 'A',
      name: 'series',
      meta: { preferredVisualisationType: 'graph', custom: { rateCalculated: measure === 'flow' } },
    });
    expect(frame.fields.map((field) => [field.name, field.config.unit, field.values])).toEqual([
      ['time', undefined, [0]],
      [name, unit, [shown]],
    ]);
  });

  it('have the unit of what was answered, under the name of what was asked for', () => {
    const answer = {
      kind: 'series',
      measure: 'flow',
      sampleType: { type: 'cpu', unit: 'nanoseconds' },
      series: [seriesOf({}, [0.5e9])],
      notices: [],
    } as const;
    const profileTypeId = 'process_cpu:samples:count:cpu:nanoseconds:delta';
    const [frame] = toSeriesFrames(answer, contextOf({ profileTypeId }), NONE);
    expect(frame.fields[1]).toMatchObject({ name: 'samples', config: { unit: 'cores' }, values: [0.5] });
  });

  it('are a frame each, with labels; the first carries the notices', () => {
    const missing = [
      {
        range: { from: 0, to: 60_000 },
        error: { backend: 'pyroscope', kind: 'timeout', detail: 'no answer' },
      } as const,
    ];
    const answer = { ...answerOf('flow', seriesOf({ pod: 'a' }, [1]), seriesOf({ pod: 'b\u202e' }, [2])), missing };
    const frames = toSeriesFrames(answer, contextOf({}), { info: ['said'] });
    expect(frames.map(({ fields }) => fields[1]?.labels)).toEqual([{ pod: 'a' }, { pod: 'b\\u202e' }]);
    expect(frames.map(({ meta }) => meta?.notices?.map(({ severity, text }) => [severity, text]))).toEqual([
      [
        ['warning', expect.stringContaining('Partial: 1 part of the range could not be read (1970-01-01 00:00 UTC to')],
        ['info', 'said'],
      ],
      undefined,
    ]);
  });

  it('nothing found is a frame without rows and the reason', () => {
    const [frame, ...others] = toSeriesFrames({ kind: 'empty', reason: 'No samples.' }, contextOf({}), NONE);
    expect(others).toEqual([]);
    expect(frame).toMatchObject({ name: 'series', length: 0, meta: { notices: [{ text: 'No samples.' }] } });
  });

  it('exemplars are annotations, by time, whose id opens the profile', () => {
    const point = {
      value: 7,
      profileId: 'p',
      spanId: undefined,
      traceId: undefined,
      labels: { pod: 'x', __secret: '1' },
    };
    const late = { ...point, time: 2000, profileId: 'q', labels: {} };
    const answer = answerOf('flow', seriesOf({ zone: 'z' }, [1], [late, { ...point, time: 1000 }]));
    const [, frame] = toSeriesFrames(answer, contextOf({ frameFilter: { presets: ['go'], rules: [] } }), NONE);
    expect(frame).toMatchObject({ name: 'exemplar', meta: { dataTopic: DataTopic.Annotations } });
    expect(frame.fields.map(({ name, values }) => [name, values])).toEqual([
      ['Time', [1000, 2000]],
      ['Value', [7, 7]],
      ['Id', ['p', 'q']],
      ['pod', ['x', '']],
      ['zone', ['z', 'z']],
    ]);
    expect(frame.fields[2]?.config).toMatchObject({
      displayName: 'Profile ID',
      links: [
        {
          internal: {
            datasourceUid: 'u',
            query: {
              queryType: 'profile',
              profileTypeId: CPU,
              profileIdSelector: ['${__value.raw}'],
              frameFilter: { presets: ['go'] },
            },
          },
        },
      ],
    });
  });

  it('exemplars of spans open the span, and name its trace', () => {
    const point = { time: 1, value: 7, profileId: undefined, spanId: 's', traceId: 't', labels: {} };
    const [, frame] = toSeriesFrames(answerOf('flow', seriesOf({}, [1], [point])), contextOf({}), NONE);
    expect(frame.fields.map(({ name, values }) => [name, values]).slice(2)).toEqual([
      ['Id', ['s']],
      ['traceID', ['t']],
    ]);
    expect(frame.fields[2]?.config.links?.[0]?.internal?.query).toMatchObject({ spanSelector: ['${__value.raw}'] });
    expect(frame.fields[3]?.config.links).toEqual([]);
  });

  it.each([
    ['tempo', { refId: 'A', queryType: 'traceql', query: '${__value.raw}' }],
    ['jaeger', { refId: 'A', query: '${__value.raw}' }],
    ['zipkin', { refId: 'A', queryType: 'traceID', query: '${__value.raw}' }],
  ] as const)('the trace of an exemplar opens in %s, as that asks for one by its id', (type, query) => {
    const point = { time: 1, value: 7, profileId: undefined, spanId: 's', traceId: 't', labels: {} };
    const context = { ...contextOf({}), traces: { uid: 'traces', name: 'Traces', type } };
    const [, frame] = toSeriesFrames(answerOf('flow', seriesOf({}, [1], [point])), context, NONE);
    expect(frame.fields[3]?.config.links).toEqual([
      {
        title: 'View trace',
        url: '',
        internal: {
          datasourceUid: 'traces',
          datasourceName: 'Traces',
          query,
          panelsState: { trace: { spanId: '${__data.fields.Id}' } },
        },
      },
    ]);
  });

  it.each([
    [
      'app',
      [
        {
          title: 'View trace',
          url: '/a/spanflame-profiles-app/span?trace=${__value.raw}&span=${__data.fields.Id}&trace-source=traces&profile-source=u',
        },
      ],
    ],
    ['nowhere', []],
  ] as const)('users who may not go to Explore are led to the %s', (linksTo, links) => {
    const point = { time: 1, value: 7, profileId: undefined, spanId: 's', traceId: 't', labels: {} };
    const traces = { uid: 'traces', name: 'Traces', type: 'tempo' as const };
    const context = { ...contextOf({}), traces, linksTo };
    const [, frame] = toSeriesFrames(answerOf('flow', seriesOf({}, [1], [point])), context, NONE);
    expect([frame.fields[2]?.config.links, frame.fields[3]?.config.links]).toEqual([[], links]);
    const functions = allSteps(
      functionsFrameSteps(foldedTree('main 1'), { matches: () => true, limit: 1 }, context, NONE)
    );
    expect(functions.fields[0].config.links).toEqual([]);
  });
});

it('a heatmap is cells, the last of a slot as high as the one below', () => {
  const slot = { time: 1000, valueMin: Float64Array.of(0, 10), counts: Float64Array.of(3, 4) };
  const answer = { kind: 'heatmap' as const, slots: [slot, { ...slot, time: 2000 }], exemplars: [], notices: ['said'] };
  const [frame, ...others] = toHeatmapFrames(answer, 1000, contextOf({}), NONE);
  expect(others).toEqual([]);
  expect(frame).toMatchObject({
    name: 'heatmap',
    meta: { type: DataFrameType.HeatmapCells, notices: [{ text: 'said' }] },
  });
  expect(frame.fields.map(({ name, values, config }) => [name, values, config.unit])).toEqual([
    ['xMax', [1000, 1000, 2000, 2000], undefined],
    ['yMin', [0, 10, 0, 10], 'ns'],
    ['yMax', [10, 20, 10, 20], 'ns'],
    ['count', [3, 4, 3, 4], 'short'],
    ['yLayout', [0, 0, 0, 0], undefined],
  ]);
});

it('a heatmap of parts warns of those that are missing', () => {
  const error = { backend: 'pyroscope' as const, kind: 'overloaded' as const, status: 429, detail: 'busy' };
  const slot = { time: 1000, valueMin: Float64Array.of(7), counts: Float64Array.of(3) };
  const missing = [{ range: { from: 0, to: 59_999 }, error }];
  const answer = { kind: 'heatmap' as const, slots: [slot], exemplars: [], notices: ['said'], missing };
  const [frame] = toHeatmapFrames(answer, 1000, contextOf({}), NONE);
  expect(frame.meta?.notices).toEqual([
    { severity: 'warning', text: expect.stringContaining('1 part of the range could not be read') },
    { severity: 'info', text: 'said' },
  ]);
});

it('a heatmap without slots has no rows', () => {
  const [frame] = toHeatmapFrames({ kind: 'empty', reason: 'No samples.' }, 1000, contextOf({}), NONE);
  expect(frame).toMatchObject({ length: 0, meta: { notices: [{ text: 'No samples.' }] } });
});

describe('functions', () => {
  const tree = foldedTree('main;a 1', 'main;b 3', 'main;b;b 4');

  it('have self, total and shares, and open their own flame graph', () => {
    const rule = { action: 'dropStacks', by: 'function', match: 'text', pattern: 'x' };
    const context = contextOf({ frameFilter: { presets: [], rules: [rule] } });
    const frame = allSteps(functionsFrameSteps(tree, { matches: () => true, limit: 10 }, context, NONE));
    expect(frame.fields.map(({ name, values, config }) => [name, values, config.unit])).toEqual([
      ['function', ['b', 'a', 'main'], undefined],
      ['self', [7, 1, 0], 'short'],
      ['total', [7, 1, 8], 'short'],
      ['selfShare', [0.875, 0.125, 0], 'percentunit'],
      ['totalShare', [0.875, 0.125, 1], 'percentunit'],
    ]);
    expect(frame.fields[0]?.config.links?.[0]?.internal?.query).toMatchObject({
      frameFilter: { rules: [rule, { action: 'keepStacks', match: 'exact', pattern: '${__value.raw}' }] },
    });
  });

  it.each([
    [/^[ab]$/, 1, ['b'], 'Shown 1 of 2 functions.'],
    [/^x/, 1, [], 'None of 3 functions has a name like this.'],
  ])('that match %s, at most %s', (pattern, limit, names, notice) => {
    const frame = allSteps(
      functionsFrameSteps(tree, { matches: (name) => pattern.test(name), limit }, contextOf({}), NONE)
    );
    expect(frame.fields[0]?.values).toEqual(names);
    expect(frame.meta?.notices?.map(({ text }) => text)).toEqual([notice]);
  });

  it('of nothing have no shares', () => {
    const delta = foldedTree('a 1', 'b -1');
    const frame = allSteps(functionsFrameSteps(delta, { matches: () => true, limit: 10 }, contextOf({}), NONE));
    expect(frame.fields[3]?.values).toEqual([0, 0]);
  });
});

it('labels', () => {
  expect(toLabelsFrame(['a', 'b'], undefined, contextOf({}), NONE).fields).toMatchObject([
    { name: 'label', values: ['a', 'b'] },
  ]);
  expect(toLabelsFrame([], 'pod', contextOf({}), NONE)).toMatchObject({
    fields: [{ name: 'value', values: [] }],
    meta: { notices: [{ text: 'No values of the label pod were found for {a="b"} in this range.' }] },
  });
});

it('changes of a label have the fields of annotations', () => {
  const change = { time: 5, change: 'appeared', label: 'version', value: 'v2' } as const;
  const frame = toLabelChangesFrame([change, { ...change, change: 'gone', value: 'v1' }], contextOf({}), NONE);
  expect(frame.fields.map(({ name, values }) => [name, values])).toEqual([
    ['time', [5, 5]],
    ['title', ['version v2 appeared', 'version v1 is gone']],
    ['text', ['version="v2" has its first samples, of {a="b"}', 'version="v1" has its last samples, of {a="b"}']],
    [
      'tags',
      [
        ['version', 'v2', 'appeared'],
        ['version', 'v1', 'gone'],
      ],
    ],
  ]);
});

it('parts that are missing are counted, listed and explained once', () => {
  const error = { backend: 'pyroscope', kind: 'timeout', detail: 'no answer' } as const;
  const parts = [0, 1, 2, 3, 4].map((at) => ({ range: { from: at * 60_000, to: (at + 1) * 60_000 }, error }));
  const [text = ''] = missingWords(parts);
  expect(text).toContain('Partial: 5 parts of the range could not be read');
  expect(text).toContain('2 more');
  expect(text.match(/did not answer in time/g)).toHaveLength(1);
  expect(missingWords(undefined)).toEqual([]);
});
