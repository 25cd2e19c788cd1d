import { isComplete, keepUnread, migrateQuery } from './migrateQuery';
import { type FrameRule, type ProfilingQuery } from './query';

const RULE = { action: 'keepStacks', by: 'function', match: 'text', pattern: 'x' };
const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

describe('migrateQuery', () => {
  it.each([
    ['nothing', undefined, { refId: '', profileTypeId: '', labelSelector: '{}' }],
    ['a text', 'profile', { refId: '', profileTypeId: '', labelSelector: '{}' }],
    ['only what Grafana adds', { refId: 'A' }, { refId: 'A', profileTypeId: '', labelSelector: '{}' }],
    [
      'one of this version',
      { refId: 'A', profileTypeId: CPU, labelSelector: '{a="b"}', maxNodes: 100, traceIdSelector: ['x'], version: 1 },
      { refId: 'A', profileTypeId: CPU, labelSelector: '{a="b"}', maxNodes: 100, traceIdSelector: ['x'] },
    ],
    [
      'one of Grafana for series, with a field that is not ours',
      {
        refId: 'A',
        queryType: 'both',
        profileTypeId: CPU,
        labelSelector: '',
        groupBy: ['pod'],
        includeExemplars: false,
        annotations: true,
      },
      {
        refId: 'A',
        queryType: 'both',
        profileTypeId: CPU,
        labelSelector: '{}',
        groupBy: ['pod'],
        includeExemplars: false,
        annotations: true,
      },
    ],
    [
      'the link of a trace view',
      { refId: 'profile', profileTypeId: CPU, labelSelector: '{}', spanSelector: ['${__span.tags["x"]}'] },
      { refId: 'profile', profileTypeId: CPU, labelSelector: '{}', spanSelector: ['${__span.tags["x"]}'] },
    ],
    [
      'one id instead of a list',
      { refId: 'A', spanSelector: 'abc' },
      { refId: 'A', spanSelector: ['abc'], profileTypeId: '' },
    ],
    ['empty lists', { refId: 'A', spanSelector: [], traceIdSelector: [7] }, { refId: 'A', profileTypeId: '' }],
    [
      'fields of a wrong type',
      { refId: 'A', profileTypeId: 7, maxNodes: 'x', labelSelector: null },
      { profileTypeId: '', labelSelector: '{}' },
    ],
    [
      'a shape',
      { stackTraceSelector: ['main', ''], detail: 'address', labelLevels: ['span_name', 7] },
      { stackTraceSelector: ['main', ''], detail: 'address', labelLevels: ['span_name'] },
    ],
    [
      'a shape of wrong types',
      { stackTraceSelector: ['main', 7], detail: 'assembly', labelLevels: { a: 'b' } },
      { stackTraceSelector: undefined, detail: undefined, labelLevels: undefined },
    ],
    ['one name as a call site', { stackTraceSelector: 'main' }, { stackTraceSelector: undefined }],
    ['a negative limit', { refId: 'A', maxNodes: -5 }, { refId: 'A' }],
    ['a query type of the future', { refId: 'A', queryType: 'trace' }, { queryType: 'profile' }],
    [
      'all fields of ours',
      {
        queryType: 'functions',
        limit: 5,
        profileIdSelector: ['p'],
        includeHeatmap: true,
        heatmapType: 'span',
        frameFilter: { presets: ['go'], rules: [RULE] },
        functions: ['main.main'],
        functionPattern: '^main',
        label: 'version',
        allowCostly: true,
      },
      {
        queryType: 'functions',
        limit: 5,
        profileIdSelector: ['p'],
        includeHeatmap: true,
        heatmapType: 'span',
        frameFilter: { presets: ['go'], rules: [RULE] },
        functions: ['main.main'],
        functionPattern: '^main',
        label: 'version',
        allowCostly: true,
      },
    ],
    [
      'a frame filter of which only one rule can be read',
      { frameFilter: { presets: ['go', 7], rules: [RULE, { ...RULE, action: 'paintFrames' }, 'x'] } },
      { frameFilter: { presets: ['go'], rules: [RULE] } },
    ],
    [
      'a frame filter without presets',
      { frameFilter: { rules: [RULE] } },
      { frameFilter: { presets: [], rules: [RULE] } },
    ],
    [
      'a source',
      { refId: 'A', source: { kind: 'delta', profile: 'heap', seconds: 5 } },
      { source: { kind: 'delta', profile: 'heap', seconds: 5 } },
    ],
  ])('%s', (_what, saved, expected) => {
    expect(migrateQuery(saved)).toMatchObject({ queryType: 'profile', version: 1, ...expected });
  });

  it.each([
    ['a source of an unknown kind', { source: { kind: 'path', name: '/etc/passwd' } }, 'source'],
    ['a source of an unknown profile', { source: { kind: 'snapshot', profile: 'cmdline' } }, 'source'],
    ['a limit that is no number', { maxNodes: '7' }, 'maxNodes'],
    ['a frame filter that is none', { frameFilter: 'go' }, 'frameFilter'],
    ['a heatmap of an unknown kind', { heatmapType: 'trace' }, 'heatmapType'],
    ['consent that is no boolean', { allowCostly: 'yes' }, 'allowCostly'],
    ['ids that are no texts', { spanSelector: [7] }, 'spanSelector'],
    ['an order of no thread', { timeOrder: { track: 7 } }, 'timeOrder'],
  ])('drops %s', (_what, saved, field) => {
    expect(migrateQuery(saved)[field as keyof ProfilingQuery]).toBeUndefined();
  });

  it('is stable', () => {
    const once = migrateQuery({ refId: 'A', queryType: 'both', spanSelector: 'abc', groupBy: [] });
    expect(migrateQuery(JSON.parse(JSON.stringify(once)))).toEqual(JSON.parse(JSON.stringify(once)));
  });
});

it.each([
  ['pyroscope' as const, { profileTypeId: CPU }, true],
  ['pyroscope' as const, {}, false],
  ['pyroscope' as const, { source: { kind: 'snapshot', profile: 'heap' } }, false],
  ['pprof' as const, { source: { kind: 'snapshot', profile: 'heap' } }, true],
  ['pprof' as const, { profileTypeId: CPU }, true],
  ['pprof' as const, {}, false],
  ['pyroscope' as const, { queryType: 'metrics', profileTypeId: CPU }, true],
  ['pyroscope' as const, { queryType: 'functions' }, false],
  ['pyroscope' as const, { queryType: 'labels' }, true],
  ['pyroscope' as const, { queryType: 'labelChanges' }, false],
  ['pyroscope' as const, { queryType: 'labelChanges', label: 'version' }, true],
])('%s runs %o: %s', (backend, query, runs) => {
  expect(isComplete(migrateQuery(query), backend)).toBe(runs);
});

describe('an edited frame filter', () => {
  const newer = { action: 'paintFrames', pattern: 'x' };
  it.each([
    [
      'keeps rules that this version cannot read',
      { rules: [RULE, newer] },
      [{ ...RULE, by: 'file' }],
      [{ ...RULE, by: 'file' }, newer],
    ],
    ['has no rules twice', { rules: [RULE] }, [], []],
    ['stands alone where none was saved', undefined, [RULE], [RULE]],
    ['stands alone where something else was saved', 'go', [RULE], [RULE]],
  ])('%s', (_what, saved, edited, rules) => {
    expect(keepUnread(saved, { presets: ['go'], rules: edited as FrameRule[] })).toEqual({ presets: ['go'], rules });
  });

  it('is taken away with its last rule, but for those that cannot be read', () => {
    expect(keepUnread({ rules: [RULE] }, undefined)).toBeUndefined();
    expect(keepUnread({ rules: [newer] }, undefined)).toEqual({ presets: [], rules: [newer] });
  });

  it('keeps fields of rules that this version does not know', () => {
    const frameFilter = { presets: [], rules: [{ ...RULE, color: 'red' }] };
    expect(migrateQuery({ frameFilter }).frameFilter).toEqual(frameFilter);
  });
});

describe('the other side of a comparison', () => {
  const previous = { window: { kind: 'previous' } };
  it.each([
    [undefined, undefined],
    ['yesterday', undefined],
    [[], previous],
    [{}, previous],
    [{ window: { kind: 'earlier', by: '1d' } }, { window: { kind: 'earlier', by: '1d' } }],
    [{ window: { kind: 'earlier', by: 5 } }, previous],
    [{ window: { kind: 'fixed', from: 1, to: 2 } }, { window: { kind: 'fixed', from: 1, to: 2 } }],
    [{ window: { kind: 'fixed', from: -1e300, to: 2 } }, previous],
    [{ window: { kind: 'fixed', from: '1', to: null } }, previous],
    [{ window: { kind: 'tomorrow' } }, previous],
    [{ window: { kind: 'same' }, labelSelector: 5, datasource: 'x', source: {} }, { window: { kind: 'same' } }],
    [
      { window: { kind: 'same' }, spanSelector: 'a', datasource: { uid: 'u' }, later: 1 },
      { window: { kind: 'same' }, spanSelector: ['a'], datasource: { uid: 'u' }, later: 1 },
    ],
  ])('%j is read as %j', (saved, read) => {
    const { compareWith } = migrateQuery({ queryType: 'comparison', compareWith: saved });
    expect(JSON.parse(JSON.stringify(compareWith ?? null))).toEqual(read ?? null);
  });

  it.each([
    [{ normalisation: 'perRequest' }, { normalisation: 'perRequest' }],
    [{ normalisation: 'perDay', slices: 0 }, {}],
    [{ slices: 12.5 }, {}],
    [{ slices: 12 }, { slices: 12 }],
    [{ requestRate: { datasource: { uid: 'p' } } }, {}],
    [{ requestRate: 'rate(x)' }, {}],
    [
      { requestRate: { datasource: { uid: 'p' }, query: { expr: 'rate(x)' } } },
      { requestRate: { datasource: { uid: 'p' }, query: { refId: '', expr: 'rate(x)' } } },
    ],
  ])('%j is read as %j', (saved, read) => {
    const { normalisation, slices, requestRate } = migrateQuery({ queryType: 'comparison', ...saved });
    expect(JSON.parse(JSON.stringify({ normalisation, slices, requestRate }))).toEqual(read);
  });
});
