import { HostTemplateSrv } from './templateSrv';

const templates = new HostTemplateSrv({ service: 'checkout.api', version: ['v1', 'v2'] });

test.each([
  ['$service', undefined, 'checkout.api'],
  ['{service_name="${service}"}', undefined, '{service_name="checkout.api"}'],
  ['[[service]]', undefined, 'checkout.api'],
  ['${service:regex}', undefined, 'checkout\\.api'],
  ['$version', undefined, '{v1,v2}'],
  ['$version', 'regex', '(v1|v2)'],
  ['${version:pipe}', 'regex', 'v1|v2'],
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

test('scoped variables come first', () => {
  expect(templates.replace('$service', { service: { text: 'x', value: 'x' } })).toBe('x');
});
