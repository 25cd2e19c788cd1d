import { type ScopedVars } from '@grafana/data';

import { interpolateQuery, interpolateSelector } from './interpolate';
import { migrateQuery } from './migrateQuery';

const VALUES: Readonly<Record<string, string | string[]>> = {
  service: 'checkout',
  host: '10.0.0.1:80',
  quote: 'a"b\\c',
  services: ['checkout', 'pay.ment'],
  one: ['checkout'],
  label: 'service_name',
  type: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  matchers: '{service_name="checkout"}',
  span: '00f067aa0ba902b7',
  spans: ['00f067aa0ba902b7', 'ba6c93b26a9a0511'],
  all: '.*',
  empty: '',
};

/** As Grafana's: a reference with a format of its own, and a custom "All" value, do not pass through the given format. */
const templates = {
  replace(text = '', _scopedVars?: ScopedVars, format?: string | ((value: unknown) => string)): string {
    return text.replace(/\$(\w+)|\$\{(\w+)(?::(\w+))?\}/g, (reference, bare, braced, own) => {
      const name = bare ?? braced;
      const value = VALUES[name];
      if (value === undefined) {
        return reference;
      }
      if (name === 'all') {
        return String(value);
      }
      if (own === 'regex') {
        return [value].flat().join('|');
      }
      return typeof format === 'function' ? format(value) : [value].flat().join(',');
    });
  },
};

describe('interpolateSelector', () => {
  it.each([
    ['{a="b"}', '{a="b"}'],
    ['{service_name="$service"}', '{service_name="checkout"}'],
    ['{service_name="$services"}', '{service_name=~"(checkout|pay\\\\.ment)"}'],
    ['{service_name!="$services"}', '{service_name!~"(checkout|pay\\\\.ment)"}'],
    ['{service_name=~"$services"}', '{service_name=~"(checkout|pay\\\\.ment)"}'],
    ['{service_name!~"${services}-.*"}', '{service_name!~"(checkout|pay\\\\.ment)-.*"}'],
    ['{service_name="v1.$services"}', '{service_name=~"v1\\\\.(checkout|pay\\\\.ment)"}'],
    ['{service_name="$one"}', '{service_name="checkout"}'],
    ['{host="$host"}', '{host="10.0.0.1:80"}'],
    ['{host=~"$host"}', '{host=~"10\\\\.0\\\\.0\\\\.1:80"}'],
    ['{host=~"${services:regex}"}', '{host=~"checkout|pay.ment"}'],
    ['{a="$quote"}', '{a="a\\"b\\\\c"}'],
    ['{$label="x"}', '{service_name="x"}'],
    ['{service_name="$all"}', '{service_name=~".*"}'],
    ['{service_name!="$all"}', '{service_name!~".*"}'],
    ['{service_name=~"$all"}', '{service_name=~".*"}'],
    ['{service_name="$unknown"}', '{service_name="$unknown"}'],
    ['$matchers', '{service_name="checkout"}'],
    ['{a="$service", b="$services"}', '{a="checkout",b=~"(checkout|pay\\\\.ment)"}'],
  ])('%s becomes %s', (selector, expected) => {
    expect(interpolateSelector(selector, templates, {})).toBe(expected);
  });
});

it('fills in every text of a query', () => {
  const query = migrateQuery({
    refId: 'A',
    profileTypeId: '$type',
    labelSelector: '{service_name="$service"}',
    spanSelector: ['$spans', '$span'],
    traceIdSelector: ['$unknown'],
    profileIdSelector: ['$span'],
    groupBy: ['$services', 'pod'],
    labelLevels: ['$label', 'pod'],
    stackTraceSelector: ['lambda$span$0'],
    functions: ['main.$service', '$services'],
    functionPattern: '^main\\.($services)$',
    label: '$label',
    frameFilter: {
      presets: ['go'],
      rules: [
        { action: 'keepStacks', by: 'function', match: 'text', pattern: '$host' },
        { action: 'dropStacks', by: 'package', match: 'regex', pattern: '^($host|x.*)' },
      ],
    },
    source: { kind: 'file', name: '${service}.pb.gz' },
  });
  expect(interpolateQuery(query, templates, {})).toMatchObject({
    profileTypeId: VALUES['type'],
    labelSelector: '{service_name="checkout"}',
    spanSelector: ['00f067aa0ba902b7', 'ba6c93b26a9a0511', '00f067aa0ba902b7'],
    traceIdSelector: ['$unknown'],
    profileIdSelector: ['00f067aa0ba902b7'],
    groupBy: ['checkout', 'pay.ment', 'pod'],
    labelLevels: ['service_name', 'pod'],
    stackTraceSelector: ['lambda$span$0'],
    functions: ['main.checkout', 'checkout', 'pay.ment'],
    functionPattern: '^main\\.((checkout|pay\\.ment))$',
    label: 'service_name',
    frameFilter: {
      presets: ['go'],
      rules: [{ pattern: '10.0.0.1:80' }, { pattern: '^(10\\.0\\.0\\.1:80|x.*)' }],
    },
    source: { kind: 'file', name: 'checkout.pb.gz' },
  });
});

it('variables are filled in on the other side of a comparison too', () => {
  const query = migrateQuery({
    queryType: 'comparison',
    compareWith: {
      window: { kind: 'beforeChange', label: '$label' },
      labelSelector: '{service_name="$services"}',
      profileTypeId: '$type',
      spanSelector: ['$spans'],
      source: { kind: 'file', name: '$service.pb.gz' },
      datasource: { uid: '$service' },
    },
    requestRate: { datasource: { uid: '$host' }, query: { expr: 'rate(x{service="$service"}[1m])' } },
  });
  const { compareWith, requestRate } = interpolateQuery(query, templates, {});
  expect(compareWith).toEqual({
    window: { kind: 'beforeChange', label: 'service_name' },
    labelSelector: '{service_name=~"(checkout|pay\\\\.ment)"}',
    profileTypeId: VALUES.type,
    spanSelector: VALUES.spans,
    source: { kind: 'file', name: 'checkout.pb.gz' },
    datasource: { uid: 'checkout' },
  });
  // What is asked of another data source has its variables filled in there.
  expect(requestRate).toMatchObject({
    datasource: { uid: '10.0.0.1:80' },
    query: { expr: 'rate(x{service="$service"}[1m])' },
  });
  const earlier = migrateQuery({ compareWith: { window: { kind: 'earlier', by: '$one' } } });
  expect(interpolateQuery(earlier, templates, {}).compareWith?.window).toEqual({ kind: 'earlier', by: 'checkout' });
});

it('leaves a variable without a value in a list of ids as it is written, since it was to narrow the profile', () => {
  const saved = { spanSelector: ['$empty', '$span', ''], traceIdSelector: ['$empty'], groupBy: ['$empty'] };
  expect(interpolateQuery(migrateQuery(saved), templates, {})).toMatchObject({
    spanSelector: ['$empty', '00f067aa0ba902b7', ''],
    traceIdSelector: ['$empty'],
    groupBy: [''],
  });
});
