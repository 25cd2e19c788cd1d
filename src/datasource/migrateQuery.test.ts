import { isComplete, migrateQuery } from './migrateQuery';
import { type ProfilingQuery } from './query';

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
      'one of Grafana for series, whose other fields are kept',
      {
        refId: 'A',
        queryType: 'both',
        profileTypeId: CPU,
        labelSelector: '',
        groupBy: ['pod'],
        includeExemplars: false,
      },
      { refId: 'A', profileTypeId: CPU, labelSelector: '{}', groupBy: ['pod'], includeExemplars: false },
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
    ['a negative limit', { refId: 'A', maxNodes: -5 }, { refId: 'A' }],
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
    ['ids that are no texts', { spanSelector: [7] }, 'spanSelector'],
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
])('%s runs %o: %s', (backend, query, runs) => {
  expect(isComplete(migrateQuery(query), backend)).toBe(runs);
});
