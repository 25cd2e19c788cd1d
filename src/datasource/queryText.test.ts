import { migrateQuery } from './migrateQuery';
import { displayText } from './queryText';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

it.each([
  [{ profileTypeId: CPU }, 'process_cpu cpu'],
  [{ profileTypeId: CPU, profileIdSelector: ['p'] }, 'process_cpu cpu profile p'],
  [
    { profileTypeId: CPU, stackTraceSelector: ['main', 'work'], detail: 'line', labelLevels: ['span_name', 'pod'] },
    'process_cpu cpu below work by line in levels of span_name, pod',
  ],
  [{ profileTypeId: CPU, detail: 'function', labelLevels: [], stackTraceSelector: [] }, 'process_cpu cpu'],
  [
    { queryType: 'functions', profileTypeId: CPU, stackTraceSelector: ['main'], detail: 'line', labelLevels: ['pod'] },
    'functions of process_cpu cpu below main',
  ],
  [{ queryType: 'labels', stackTraceSelector: ['main'] }, 'labels'],
  [{ profileTypeId: CPU, frameFilter: { presets: ['go'], rules: [] } }, 'process_cpu cpu with a frame filter'],
  [{ profileTypeId: CPU, frameFilter: { presets: [], rules: [] } }, 'process_cpu cpu'],
  [
    { queryType: 'metrics', profileTypeId: CPU, labelSelector: '{a="b"}', groupBy: ['pod', 'zone'] },
    'series of process_cpu cpu {a="b"} by pod, zone',
  ],
  [{ queryType: 'both', profileTypeId: CPU }, 'profile and series of process_cpu cpu'],
  [{ queryType: 'comparison', profileTypeId: CPU }, 'comparison of process_cpu cpu against the range before'],
  [
    {
      queryType: 'comparison',
      profileTypeId: CPU,
      compareWith: { window: { kind: 'earlier', by: '1d' }, labelSelector: '{v="1"}', datasource: { uid: 'p' } },
    },
    'comparison of process_cpu cpu against {v="1"}, data source p, 1d earlier',
  ],
  [
    { queryType: 'comparison', profileTypeId: CPU, compareWith: { window: { kind: 'fixed', from: 0, to: 3_600_000 } } },
    'comparison of process_cpu cpu against 1970-01-01 00:00–01:00 UTC',
  ],
  [
    {
      queryType: 'comparison',
      profileTypeId: CPU,
      compareWith: { window: { kind: 'beforeChange', label: 'version' } },
    },
    'comparison of process_cpu cpu against before the last change of version',
  ],
  [
    { queryType: 'functions', profileTypeId: CPU, functionPattern: '^main' },
    'functions of process_cpu cpu like /^main/',
  ],
  [
    { queryType: 'functionSeries', profileTypeId: CPU, functions: ['a', 'b'] },
    'functions over time of process_cpu cpu (a, b)',
  ],
  [{ queryType: 'labels' }, 'labels'],
  [{ queryType: 'labels', label: 'pod', labelSelector: '{a="b"}' }, 'values of pod {a="b"}'],
  [{ queryType: 'labelChanges', label: 'version', profileTypeId: CPU }, 'changes of version'],
])('%o reads %s', (saved, text) => {
  expect(displayText(migrateQuery(saved))).toBe(text);
});
