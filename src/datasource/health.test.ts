import { type DataSourceInstanceSettings } from '@grafana/data';
import { type BackendSrv, setBackendSrv } from '@grafana/runtime';
import { type Observable, of, throwError } from 'rxjs';

import { err, ok } from '../profile/result';
import { type Backend } from './backends/backend';
import { testDatasource } from './health';
import { type ProfilingOptions } from './settings';

const settingsOf = (url: string): Observable<unknown> => of({ data: { url } });
let fetch: jest.Mock;
const serving = (answer: Observable<unknown>): void => {
  fetch = jest.fn(() => answer);
  setBackendSrv({ fetch } as unknown as BackendSrv);
};
const settings = (jsonData: ProfilingOptions, access = 'proxy') =>
  ({ uid: 'my uid', url: '/proxy', access, jsonData }) as unknown as DataSourceInstanceSettings<ProfilingOptions>;
const backend = (health: Backend['health'], kind: Backend['kind'] = 'pyroscope'): Backend =>
  ({ kind, health }) as Backend;
const reached = backend(() => Promise.resolve(ok({ version: '2.2.1', detail: '6 profile types in the last hour' })));

beforeEach(() => serving(settingsOf('')));

it('says what was reached, and which version', async () => {
  expect(await testDatasource(settings({ url: 'http://p:4040' }), reached)).toEqual({
    status: 'success',
    message: 'Reached Pyroscope 2.2.1: 6 profile types in the last hour.',
  });
  expect(fetch).toHaveBeenCalledWith({ url: '/api/datasources/uid/my%20uid', showErrorAlert: false });
});

it('names Parca, which does not tell its version', async () => {
  const parca = backend(() => Promise.resolve(ok({ version: undefined, detail: '15 profile types' })), 'parca');
  expect(await testDatasource(settings({ backend: 'parca', url: 'http://p:7070' }), parca)).toEqual({
    status: 'success',
    message: 'Reached Parca: 15 profile types.',
  });
});

it('leaves out a version that the server does not tell', async () => {
  const pprof = backend(() => Promise.resolve(ok({ version: undefined, detail: '2 files' })), 'pprof');
  expect(await testDatasource(settings({ backend: 'pprof', filesUrl: 'http://f' }), pprof)).toEqual({
    status: 'success',
    message: 'Reached the pprof source: 2 files.',
  });
});

it.each([
  [{}, 'enter the base URL of Pyroscope (jsonData.url'],
  [{ backend: 'pyroscope', filesUrl: 'http://f' } as const, 'enter the base URL of Pyroscope (jsonData.url'],
  [{ backend: 'parca', filesUrl: 'http://f' } as const, 'enter the base URL of Parca (jsonData.url'],
  [{ backend: 'pprof' } as const, 'jsonData.filesUrl'],
])('%o: no URL', async (jsonData, words) => {
  expect(await testDatasource(settings(jsonData), reached)).toEqual({
    status: 'error',
    message: expect.stringContaining(words),
  });
});

it('refuses a top-level url, with the reason and the fix', async () => {
  serving(settingsOf('http://p:4040'));
  const { status, message } = await testDatasource(settings({ url: 'http://p:4040' }), reached);
  expect([status, message]).toEqual([
    'error',
    expect.stringContaining('forwards any request to it, also writing ones'),
  ]);
  expect(message).toContain('put the address into jsonData.url');
});

it('does not need the right to read the settings', async () => {
  serving(throwError(() => ({ status: 403 })));
  expect(await testDatasource(settings({ url: 'http://p:4040' }), reached)).toMatchObject({ status: 'success' });
});

it('refuses access by the browser', async () => {
  const answer = await testDatasource(settings({ url: 'http://p:4040' }, 'direct'), reached);
  expect(answer).toEqual({ status: 'error', message: expect.stringContaining('set access to "proxy"') });
});

it('passes on why the backend was not reached', async () => {
  const refused = backend(() =>
    Promise.resolve(err({ backend: 'pyroscope', kind: 'unauthorized', detail: '401: no org id' }))
  );
  expect(await testDatasource(settings({ url: 'http://p:4040' }), refused)).toEqual({
    status: 'error',
    message: expect.stringContaining('Pyroscope refused the credentials (401: no org id)'),
  });
});
