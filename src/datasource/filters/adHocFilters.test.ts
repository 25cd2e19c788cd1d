import { type AdHocVariableFilter } from '@grafana/data';

import { withAdhocFilters } from './adHocFilters';

const filter = (key: string, operator: string, value: string, values?: string[]): AdHocVariableFilter => ({
  key,
  operator,
  value,
  ...(values && { values }),
});

it.each<[string, AdHocVariableFilter[] | undefined, string]>([
  ['{a="b"}', undefined, '{a="b"}'],
  ['{a="b"}', [], '{a="b"}'],
  ['', [filter('a', '=', 'b')], '{a="b"}'],
  ['{}', [filter('a', '=', 'b')], '{a="b"}'],
  ['{x="y"}', [filter('a', '!=', 'b')], '{x="y",a!="b"}'],
  ['{x="y"}', [filter('a', '=~', 'b.*')], '{x="y",a=~"b.*"}'],
  ['{x="y"}', [filter('a', '!~', 'b|c')], '{x="y",a!~"b|c"}'],
  ['{}', [filter('service.name', '=', 'say "hi"\\')], '{"service.name"="say \\"hi\\"\\\\"}'],
  ['{a="old",x="y"}', [filter('a', '=', 'new')], '{x="y",a="new"}'],
  ['{a=~"old|new"}', [filter('a', '=', 'new')], '{a="new"}'],
  ['{a="b"}', [filter('a', '!=', 'c')], '{a="b",a!="c"}'],
  ['{}', [filter('a', '!=', 'b'), filter('a', '!=', 'c')], '{a!="b",a!="c"}'],
  ['{}', [filter('a', '=|', 'b', ['b', 'c.d'])], '{a=~"b|c\\\\.d"}'],
  ['{}', [filter('a', '!=|', 'b', ['b', 'c'])], '{a!~"b|c"}'],
  ['{}', [filter('a', '=|', '', [])], '{}'],
  ['{x="y"}', [filter('', '=', 'b'), filter('a', '=', ''), filter('a', '<', '3')], '{x="y"}'],
  ['{broken', [filter('a', '=', 'b')], '{broken'],
])('%s with %o is %s', (selector, filters, expected) => {
  expect(withAdhocFilters(selector, filters)).toBe(expected);
});
