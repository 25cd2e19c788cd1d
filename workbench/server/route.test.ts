import { destinationOf, type ProxyTarget } from './route';

const target: ProxyTarget = {
  url: '',
  routes: [
    { path: 'pyroscope/ready', method: 'GET', url: '{{ .JsonData.url }}/ready' },
    {
      path: 'pyroscope/querier',
      method: 'POST',
      url: '{{ .JsonData.url }}/querier/',
      headers: [{ name: 'X-Scope-OrgID', content: '{{ .JsonData.tenant | orEmpty }}' }],
    },
    { path: 'any', url: '{{ .JsonData.url }}/any', urlParams: [{ name: 'token', content: '{{ .SecureJsonData.t }}' }] },
    { path: 'kept' },
    { path: 'slash/', method: 'GET', url: '{{ .JsonData.url }}/slash' },
  ],
  data: { JsonData: { url: 'http://up:4040/base', tenant: 'a' }, SecureJsonData: { t: 's' } },
};

test.each([
  ['GET', 'pyroscope/ready', '', 'http://up:4040/base/ready'],
  ['GET', 'pyroscope/ready-not', '', 'http://up:4040/base/ready/-not'],
  ['POST', 'pyroscope/querier/Rpc', '?a=1', 'http://up:4040/base/querier/Rpc?a=1'],
  ['GET', 'slash/', '', 'http://up:4040/base/slash'],
  ['GET', 'slash/x', '', 'http://up:4040/base/slash/x'],
  ['GET', 'slash-not', '', 'http://up:4040/base/slash/slash-not'],
  ['DELETE', 'any/x', '?q=2', 'http://up:4040/base/any/x?q=2&token=s'],
  ['POST', 'any/../pyroscope/querier/Rpc', '', 'http://up:4040/base/querier/Rpc'],
])('%s %s%s goes to %s', (method, path, search, expected) => {
  const destination = destinationOf(target, method, path, search);
  expect(destination).toMatchObject({ kind: 'upstream' });
  expect(destination.kind === 'upstream' && destination.url.href).toBe(expected);
});

test.each([
  ['POST', 'pyroscope/ready'],
  ['GET', 'ingest'],
  ['GET', 'any/../ingest'],
  ['GET', '../../ingest'],
  ['GET', 'kept/x'],
  ['GET', ''],
])('%s %s leads nowhere: no route, and the data source has no URL', (method, path) => {
  expect(destinationOf(target, method, path, '')).toMatchObject({ kind: 'refused', status: 502 });
});

test('what no route matches goes to the URL of a data source that has one, whatever the method', () => {
  const open = { ...target, url: 'http://up:4040/base' };
  const destination = destinationOf(open, 'POST', 'ingest', '');
  expect(destination.kind === 'upstream' && destination.url.href).toBe('http://up:4040/base/ingest');
});

test('a route without a URL keeps its path', () => {
  const open = { ...target, url: 'http://up:4040' };
  const destination = destinationOf(open, 'GET', 'kept/x', '');
  expect(destination.kind === 'upstream' && destination.url.href).toBe('http://up:4040/kept/x');
});

test('a base URL that is missing from the settings is no address', () => {
  const unset = { ...target, data: { JsonData: {}, SecureJsonData: {} } };
  expect(destinationOf(unset, 'GET', 'pyroscope/ready', '')).toMatchObject({ kind: 'refused', status: 502 });
});

test('headers of the route are filled in', () => {
  expect(destinationOf(target, 'POST', 'pyroscope/querier/Rpc', '')).toMatchObject({
    headers: [['x-scope-orgid', 'a']],
  });
});
