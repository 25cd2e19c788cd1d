/** @jest-environment jsdom */
import { createDataFrame, FieldType, type ScopedVars } from '@grafana/data';

import { HostTemplateSrv } from './templateSrv';
import { type HostVariable } from './variable';

jest.mock('@grafana/runtime', () => ({
  getDataSourceSrv: () => ({ getInstanceSettings: (name: string) => ({ uid: `uid of ${name}` }) }),
}));

const POD = { key: 'pod', operator: '=', value: 'a' };
const VARIABLES: readonly HostVariable[] = [
  { type: 'custom', name: 'service', value: 'checkout.api', options: [{ text: 'Checkout', value: 'checkout.api' }] },
  { type: 'custom', name: 'version', value: ['v1', 'v2'], multi: true },
  {
    type: 'query',
    name: 'every',
    value: '$__all',
    multi: true,
    includeAll: true,
    options: ['x', 'y'].map((value) => ({ text: value, value })),
  },
  { type: 'query', name: 'own', value: ['$__all'], includeAll: true, allValue: '.*', options: [] },
  { type: 'adhoc', name: 'filters', value: '', datasource: { uid: 'uid of Profiles' }, filters: [POD] },
  {
    type: 'adhoc',
    name: 'unfinished',
    value: '',
    datasource: { uid: 'uid of Profiles' },
    filters: [{ key: '', operator: '=', value: '' }],
  },
];
const templates = new HostTemplateSrv(VARIABLES);

test.each([
  ['$service', undefined, 'checkout.api'],
  ['{service_name="${service}"}', undefined, '{service_name="checkout.api"}'],
  ['[[service]]', undefined, 'checkout.api'],
  ['[[version:csv]]', undefined, 'v1,v2'],
  ['${service:regex}', undefined, 'checkout\\.api'],
  ['${service:text}', undefined, 'Checkout'],
  ['$version', undefined, '{v1,v2}'],
  ['$version', 'regex', '(v1|v2)'],
  ['${version:pipe}', 'regex', 'v1|v2'],
  ['${version:json}', undefined, '["v1","v2"]'],
  ['${version:doublequote}', undefined, '"v1","v2"'],
  ['${version:queryparam}', undefined, 'var-version=v1&var-version=v2'],
  ['${version:unheard}', undefined, '{v1,v2}'],
  ['$every', 'pipe', 'x|y'],
  ['${every:text}', undefined, 'All'],
  ['$own', 'regex', '.*'],
  ['$unknown', undefined, '$unknown'],
])('%s with format %s is %s', (text, format, expected) => {
  expect(templates.replace(text, {}, format)).toBe(expected);
});

test('a format function gets the values, and whether there can be several', () => {
  const format = (value: unknown, variable: unknown): string => JSON.stringify([value, variable]);
  expect(templates.replace('$version', {}, format)).toBe(
    '[["v1","v2"],{"name":"version","multi":true,"includeAll":false}]'
  );
});

test('scoped variables come first, and have paths', () => {
  const scoped: ScopedVars = {
    service: { text: 'x', value: 'x' },
    __span: { text: '', value: { tags: { 'a.b': 'c' } } },
  };
  expect(templates.replace('$service ${__span.tags["a.b"]}', scoped)).toBe('x c');
});

test('links read the row that they are clicked in', () => {
  const frame = createDataFrame({
    name: 'functions',
    fields: [
      { name: 'function', type: FieldType.string, values: ['main', 'handle'] },
      { name: 'self', type: FieldType.number, values: [1, 2], labels: { version: 'v2' } },
    ],
  });
  const value = { data: [frame], frame, frameIndex: 0, field: frame.fields[1]!, rowIndex: 1 };
  expect(
    templates.replace('${__data.fields.function} ${__value.raw} ${__field.labels.version} ${__series.name}', {
      __dataContext: { value },
    })
  ).toBe('handle 2 v2 functions');
});

test('finished ad hoc filters belong to one data source', () => {
  expect(templates.getAdhocFilters('Profiles')).toEqual([POD]);
  expect(templates.getAdhocFilters('Another')).toEqual([]);
});

test('what was filled in is reported', () => {
  const found: never[] = [];
  templates.replace('$service $unknown', {}, undefined, found);
  expect(found).toEqual([
    expect.objectContaining({ variableName: 'service', value: 'checkout.api', found: true }),
    expect.objectContaining({ variableName: 'unknown', value: '$unknown', found: false }),
  ]);
});
