import { parseIngestName } from './ingestName';

test.each([
  ['app', 'app', {}],
  ['app{region=eu,env=prod}', 'app', { region: 'eu', env: 'prod' }],
  ['app{region="eu"}', 'app', { region: '"eu"' }],
  ['app{ a = b , c }', 'app', { a: 'b' }],
  ['bad{', 'bad', {}],
  [
    'app{__session_id__=77e4,otel.scope.name=com.grafana.pyroscope/go}',
    'app',
    { 'otel.scope.name': 'com.grafana.pyroscope/go' },
  ],
])('%s', (text, app, labels) => {
  const name = parseIngestName(text);
  expect(name.app).toBe(app);
  expect(Object.fromEntries(name.labels)).toEqual(labels);
});

test.each(['', '{a=b}'])('%j names no app', (text) => {
  expect(() => parseIngestName(text)).toThrow('name: service name is required');
});
