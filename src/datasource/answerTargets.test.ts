import { CoreApp, type DataQueryRequest, type DataQueryResponse, dateTime, LoadingState } from '@grafana/data';
import { lastValueFrom, toArray } from 'rxjs';

import { answererOf } from '../../tests/answererOf';
import { foldedTree } from '../../tests/foldedTree';
import { err, ok } from '../profile/result';
import { answerTargets } from './answerTargets';
import { type ProfileAnswer, type SeriesAnswer } from './backends/backend';
import { type PartedBackend } from './backends/layers/splitBackend';
import { markFolded } from './backends/serverFolding';
import { migrateQuery } from './migrateQuery';
import { type ProfilingQuery } from './query';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const HOUR = 3_600_000;

const profile: ProfileAnswer = {
  kind: 'profile',
  tree: foldedTree('main;a 1', 'main;runtime.gc 3'),
  notices: ['said'],
};
const series: SeriesAnswer = {
  kind: 'series',
  measure: 'flow',
  series: [{ labels: {}, times: Float64Array.of(1), values: Float64Array.of(5e8), exemplars: [] }],
  notices: [],
};
const backend = {
  kind: 'pyroscope' as const,
  health: jest.fn(),
  profileTypes: jest.fn(),
  labelNames: jest.fn(),
  labelValues: jest.fn(),
  profile: jest.fn<ReturnType<PartedBackend['profile']>, Parameters<PartedBackend['profile']>>(),
  series: jest.fn<ReturnType<PartedBackend['series']>, Parameters<PartedBackend['series']>>(),
  heatmap: jest.fn(),
  oldestProfile: jest.fn(),
};

beforeEach(() => {
  backend.profile.mockReset().mockResolvedValue(ok(profile));
  backend.series.mockReset().mockResolvedValue(ok(series));
});

const responsesOf = (
  target: Partial<ProfilingQuery>,
  { app = CoreApp.Dashboard, hours = 1 }: { app?: CoreApp; hours?: number } = {}
): Promise<DataQueryResponse[]> => {
  const [from, to] = [dateTime(0), dateTime(hours * HOUR)];
  const request = { app, intervalMs: 60_000, range: { from, to, raw: { from, to } } };
  const targets = [migrateQuery({ refId: 'A', profileTypeId: CPU, ...target })];
  const answers = answerTargets(targets, request as unknown as DataQueryRequest<ProfilingQuery>, answererOf(backend));
  return lastValueFrom(answers.pipe(toArray()));
};
const lastOf = async (...asked: Parameters<typeof responsesOf>): Promise<DataQueryResponse> =>
  (await responsesOf(...asked)).slice(-1)[0] ?? { data: [] };
const noticesOf = ({ data }: DataQueryResponse): string[] =>
  data.flatMap(({ meta }) => meta?.notices ?? []).map(({ severity, text }) => `${severity}: ${text}`);

it('both is a flame graph and its series in Explore, a flame graph elsewhere', async () => {
  const names = async (app: CoreApp): Promise<unknown> =>
    (await lastOf({ queryType: 'both' }, { app })).data.map(({ name }) => name);
  expect(await names(CoreApp.Explore)).toEqual(['response', 'series']);
  expect(await names(CoreApp.Dashboard)).toEqual(['response']);
});

const only = (pattern: string): Partial<ProfilingQuery> => ({
  frameFilter: { presets: [], rules: [{ action: 'keepStacks', by: 'function', match: 'exact', pattern }] },
});

it.each<[string, Partial<ProfilingQuery>, string]>([
  ['a flame graph', {}, '25.0 % of the profile'],
  ['a flame graph of less', only('a'), '25.0 % of the profile'],
  ['nothing that is left', only('nowhere'), '25.0 % of the profile'],
  ['a table of functions', { queryType: 'functions' }, '25.0 % of the profile'],
  ['functions over time', { queryType: 'functionSeries' }, 'a part of the slices'],
])('with %s it is said once what the server folded of the answer', async (_, target, what) => {
  const tree = markFolded(foldedTree('main;a 1', 'main;runtime.gc 2', 'main;other 1'));
  backend.profile.mockResolvedValue(ok({ ...profile, tree }));
  const said = noticesOf(await lastOf(target)).filter((notice) => notice.includes('folded'));
  expect(said).toEqual([`info: The server folded ${what} into "other": raise max nodes to see it.`]);
});

it('one half of both that fails leaves the other', async () => {
  backend.series.mockResolvedValue(err({ backend: 'pyroscope', kind: 'timeout', detail: 'no answer' }));
  const { data, errors, state } = await lastOf({ queryType: 'both' }, { app: CoreApp.Explore });
  expect(data.map(({ name }) => name)).toEqual(['response']);
  expect([state, errors?.map(({ refId }) => refId)]).toEqual([LoadingState.Error, ['A']]);
});

describe('a frame filter', () => {
  const rule = { action: 'keepStacks', by: 'function', match: 'text', pattern: 'nowhere' } as const;

  it('is applied to what the backend answers', async () => {
    const { data } = await lastOf({ frameFilter: { presets: ['go'], rules: [] } });
    const columns = data[0].fields.map(({ values }: { values: unknown }) => values);
    expect(columns.slice(0, 4)).toEqual([
      [0, 1, 2],
      [4, 4, 1],
      [0, 3, 1],
      ['total', 'main', 'a'],
    ]);
    expect(backend.profile.mock.calls[0]?.[0]).toMatchObject({ needsFiles: false, maxNodes: 131_072 });
  });

  it('that leaves nothing is told, by a frame that Explore does not draw', async () => {
    const response = await lastOf({ frameFilter: { presets: [], rules: [rule] } });
    expect(response.data[0]).toMatchObject({ name: 'response', length: 0 });
    expect(response.data[0].meta.preferredVisualisationType).toBeUndefined();
    expect(noticesOf(response)).toEqual(['info: The frame filter leaves no samples.', 'info: said']);
  });

  it.each([
    [{ frameFilter: { presets: [], rules: [{ ...rule, match: 'regex' as const, pattern: 'a(' }] } }, 'frame filter'],
    [{ queryType: 'functions' as const, functionPattern: 'a(' }, 'function pattern'],
  ])('that cannot be compiled asks nothing: %o', async (target, field) => {
    const { errors } = await lastOf(target);
    expect(errors?.[0]?.message).toContain(`The query's ${field} cannot be used: `);
    expect(errors?.[0]?.message).toContain('is no regular expression (RE2)');
    expect(backend.profile).not.toHaveBeenCalled();
  });
});

it('functions are a table', async () => {
  const { data } = await lastOf({ queryType: 'functions', functionPattern: '^runtime\\.' });
  expect(data[0]).toMatchObject({ name: 'functions', length: 1 });
});

it.each(['profile', 'functions', 'functionSeries', 'metrics'] as const)('%s of nothing', async (queryType) => {
  backend.profile.mockResolvedValue(ok({ kind: 'empty', reason: 'No samples.' }));
  backend.series.mockResolvedValue(ok({ kind: 'empty', reason: 'No samples.' }));
  const response = await lastOf({ queryType });
  expect(response.data.map(({ length }) => length)).toEqual([0]);
  expect(noticesOf(response)).toEqual(['info: No samples.']);
  expect(response.state).toBe(LoadingState.Done);
});

describe('a query for every series over a day', () => {
  it.each([CoreApp.Explore, CoreApp.PanelEditor])('in %s is not asked until it is agreed to', async (app) => {
    const response = await lastOf({}, { app, hours: 24 });
    expect(backend.profile).not.toHaveBeenCalled();
    expect(noticesOf(response)).toEqual([
      expect.stringContaining('warning: Not asked yet: this selects every series over 24 h'),
    ]);
    expect([response.errors, response.state, response.data[0].refId]).toEqual([undefined, LoadingState.Done, 'A']);
  });

  it.each([
    [{}, CoreApp.Dashboard],
    [{ allowCostly: true }, CoreApp.Explore],
    [{ labelSelector: '{service_name="a"}' }, CoreApp.Explore],
  ])('%o in %s runs', async (target, app) => {
    await lastOf(target, { app, hours: 24 });
    expect(backend.profile).toHaveBeenCalledTimes(1);
  });
});

it('parts that are there are shown while the others are on their way, the newest only', async () => {
  backend.profile.mockImplementation(async (_query, _signal, onProgress) => {
    onProgress?.({ done: 1, of: 7, answer: undefined });
    onProgress?.({ done: 2, of: 7, answer: profile });
    onProgress?.({ done: 3, of: 7, answer: profile });
    await new Promise((resolve) => setTimeout(resolve, 300));
    return ok(profile);
  });
  const responses = await responsesOf({});
  expect(responses.map(({ state, data }) => [state, data.length])).toEqual([
    [LoadingState.Loading, 1],
    [LoadingState.Done, 1],
  ]);
  expect(responses.map(noticesOf)).toEqual([['warning: 3 of 7 parts so far.', 'info: said'], ['info: said']]);
});

it('parts that could not be read are a warning', async () => {
  const error = { backend: 'pyroscope', kind: 'timeout', detail: 'no answer' } as const;
  backend.profile.mockResolvedValue(ok({ ...profile, missing: [{ range: { from: 0, to: HOUR }, error }] }));
  const notices = noticesOf(await lastOf({}));
  expect(notices[0]).toContain('warning: Partial: 1 part of the range could not be read');
});
