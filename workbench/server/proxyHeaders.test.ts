import { type DataSourceRecord } from './dataSources';
import { requestHeaders, responseHeaders } from './proxyHeaders';

const source: DataSourceRecord = {
  uid: 'u',
  name: 'n',
  type: 't',
  url: '',
  basicAuth: false,
  basicAuthUser: '',
  jsonData: { httpHeaderName1: 'X-Token', httpHeaderName2: 'X-No-Value' },
  secureJsonData: { httpHeaderValue1: 's3cret' },
};

test('cookies, origin and referrer stay behind; the rest goes on', () => {
  const sent = requestHeaders(
    {
      cookie: 'grafana_session=1',
      origin: 'http://page',
      referer: 'http://page/d/x',
      host: 'page',
      connection: 'keep-alive',
      accept: 'application/json',
      'content-type': 'application/json',
    },
    source,
    []
  );
  expect(Object.fromEntries(sent)).toEqual({
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': 'Grafana/workbench',
    'x-grafana-referer': 'http://page/d/x',
    'x-token': 's3cret',
  });
});

test('basic auth comes from the settings, and X-DS-Authorization replaces it', () => {
  const guarded = { ...source, basicAuth: true, basicAuthUser: 'me', secureJsonData: { basicAuthPassword: 'pw' } };
  expect(requestHeaders({}, guarded, []).get('authorization')).toBe(`Basic ${btoa('me:pw')}`);
  const overridden = requestHeaders({ 'x-ds-authorization': 'Bearer x' }, guarded, []);
  expect(overridden.get('authorization')).toBe('Bearer x');
  expect(overridden.get('x-ds-authorization')).toBeNull();
});

test('no cookie of the backend reaches the browser, and nothing of it runs as a page', () => {
  const upstream = new Headers({ 'set-cookie': 'a=1', 'content-type': 'text/html', 'content-encoding': 'gzip' });
  expect(responseHeaders(upstream)).toEqual({
    'content-type': 'text/html',
    'content-security-policy': 'sandbox',
  });
});
