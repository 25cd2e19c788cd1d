import { CoreApp } from '@grafana/data';

import { migrateQuery } from './migrateQuery';
import { planQuery, type PlanSetting } from './plan';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const SPAN = '00f067aa0ba902b7';
const HOUR = 3_600_000;
const SETTING: PlanSetting = {
  range: { from: 0, to: HOUR },
  intervalMillis: 20_000,
  minStepMillis: undefined,
  app: CoreApp.Dashboard,
  backend: 'pyroscope',
};

const plan = (saved: object, setting: Partial<PlanSetting> = {}) =>
  planQuery(migrateQuery({ profileTypeId: CPU, ...saved }), { ...SETTING, ...setting });

it.each([
  [{}, CoreApp.Explore, ['profile']],
  [{ queryType: 'metrics' }, CoreApp.Dashboard, ['series']],
  [{ queryType: 'metrics', includeHeatmap: true }, CoreApp.Dashboard, ['heatmap']],
  [{ queryType: 'both' }, CoreApp.Explore, ['profile', 'series']],
  [{ queryType: 'both', includeHeatmap: true }, CoreApp.Explore, ['profile', 'heatmap']],
  [{ queryType: 'both' }, CoreApp.Dashboard, ['profile']],
  [{ queryType: 'functions' }, CoreApp.Dashboard, ['functions']],
  [{ queryType: 'functionSeries' }, CoreApp.Dashboard, ['functionSeries']],
  [{ queryType: 'labels', profileTypeId: '' }, CoreApp.Dashboard, ['labels']],
  [{ queryType: 'labelChanges', label: 'version' }, CoreApp.Dashboard, ['labelChanges']],
])('%o in %s is %s', (saved, app, kinds) => {
  const planned = plan(saved, { app });
  expect(planned.ok && planned.value.map(({ kind }) => kind)).toEqual(kinds);
});

it.each([
  [20_000, undefined, 20_000],
  [5_000, undefined, 15_000],
  [5_000, 60_000, 60_000],
  [5_000, 10_000, 10_000],
])('an interval of %s and a shortest step of %s make a step of %s', (intervalMillis, minStepMillis, step) => {
  expect(plan({ queryType: 'metrics' }, { intervalMillis, minStepMillis })).toMatchObject({
    value: [{ query: { step } }],
  });
});

it('the order of time is for a pprof, and for nothing but its profile', () => {
  const timeOrder = { track: 'Main' };
  expect(plan({ timeOrder }, { backend: 'pprof' })).toMatchObject({ value: [{ query: { timeOrder } }] });
  const functions = plan({ timeOrder, queryType: 'functions' }, { backend: 'pprof' });
  expect(functions.ok && functions.value[0]).not.toHaveProperty('query.timeOrder');
  for (const backend of ['pyroscope', 'parca'] as const) {
    expect(plan({ timeOrder }, { backend })).toMatchObject({ ok: false, error: { backend, kind: 'unsupported' } });
  }
});

it('a heatmap has at most 64 columns', () => {
  const setting = { range: { from: 0, to: 24 * HOUR } };
  expect(plan({ queryType: 'metrics', includeHeatmap: true, heatmapType: 'span' }, setting)).toMatchObject({
    value: [{ query: { step: (24 * HOUR) / 64, of: 'span' } }],
  });
});

it('a series has its groups, limit and exemplars', () => {
  const saved = { queryType: 'metrics', groupBy: ['pod', ' '], limit: 3, includeExemplars: true };
  expect(plan(saved)).toMatchObject({
    value: [{ query: { groupBy: ['pod'], limit: 3, exemplars: true }, notices: [] }],
  });
});

it('says that ids and the frame filter do not narrow a series', () => {
  const rule = { action: 'keepStacks', by: 'function', match: 'text', pattern: 'x' };
  const saved = { queryType: 'metrics', spanSelector: [SPAN], frameFilter: { presets: [], rules: [rule] } };
  expect(plan(saved)).toMatchObject({
    value: [{ notices: ['The series is of all samples: ids and the frame filter narrow profiles only.'] }],
  });
});

it('reads more than it shows where frames are filtered or functions counted', () => {
  const rules = [{ action: 'keepStacks', by: 'function', match: 'text', pattern: 'x' }];
  expect(plan({ maxNodes: 100 })).toMatchObject({ value: [{ query: { maxNodes: 100 }, shownNodes: 100 }] });
  expect(plan({ maxNodes: 100, frameFilter: { presets: [], rules } })).toMatchObject({
    value: [{ query: { maxNodes: 131_072 }, shownNodes: 100 }],
  });
  expect(plan({ queryType: 'functions' })).toMatchObject({ value: [{ query: { maxNodes: 131_072 }, limit: 1000 }] });
});

it.each([
  { queryType: 'metrics' },
  { queryType: 'metrics', includeHeatmap: true },
  { queryType: 'profile' },
  { queryType: 'labelChanges', label: 'version' },
])('of %o, an empty selector is everything, which servers want in braces', (saved) => {
  expect(plan({ ...saved, labelSelector: ' ' })).toMatchObject({ value: [{ query: { labelSelector: '{}' } }] });
});

it.each([
  [{ profileTypeId: 'cpu' }, {}, 'profileTypeId', 'this is "cpu"'],
  [{ profileTypeId: '$type' }, {}, 'profileTypeId', 'this is "$type"'],
  [{ queryType: 'labelChanges', label: 'a', profileTypeId: '' }, {}, 'profileTypeId', 'none is chosen'],
  [{ labelSelector: '{a="b"' }, {}, 'labelSelector', 'expected , or } at character 7 of {a="b"'],
  [{ labelSelector: 'service_name' }, {}, 'labelSelector', 'expected { at character 1'],
  [{}, { range: { from: HOUR, to: 0 } }, 'range', 'ends (1970-01-01T00:00:00.000Z) before it starts'],
  [{ spanSelector: ['x'] }, {}, 'spanSelector', 'a span id has 16 hex digits'],
])('%o is refused', (saved, setting, field, detail) => {
  expect(plan(saved, setting)).toMatchObject({
    ok: false,
    error: { backend: 'pyroscope', kind: 'invalidQuery', field, detail: expect.stringContaining(detail) },
  });
});

it('a pprof endpoint needs no profile type', () => {
  const planned = plan({ profileTypeId: '', source: { kind: 'snapshot', profile: 'heap' } }, { backend: 'pprof' });
  expect(planned.ok).toBe(true);
});

it('a pprof endpoint is not asked for functions over time', () => {
  const saved = { queryType: 'functionSeries', source: { kind: 'snapshot', profile: 'heap' } };
  expect(plan(saved, { backend: 'pprof' })).toMatchObject({ error: { kind: 'unsupported' } });
});

it.each([
  ['profile', { detail: 'line', labelLevels: ['pod'], callSite: ['main'], maxNodes: 131_072 }],
  ['functions', { detail: 'function', labelLevels: [], callSite: ['main'], maxNodes: 131_072 }],
])('%s below a call site reads whole trees; only graphs have lines and levels of labels', (queryType, query) => {
  const planned = plan({ queryType, detail: 'line', labelLevels: ['pod'], stackTraceSelector: ['main'] });
  expect(planned).toMatchObject({ ok: true, value: [{ query }] });
});

it('series are not narrowed to a call site, and say so', () => {
  const planned = plan({ queryType: 'metrics', stackTraceSelector: ['main'], spanSelector: [SPAN] });
  expect(planned).toMatchObject({
    ok: true,
    value: [{ notices: ['The series is of all samples: ids and the call site narrow profiles only.'] }],
  });
});
