import { type BackendSrv, type BackendSrvRequest, setBackendSrv } from '@grafana/runtime';
import { NEVER, type Observable, of, throwError } from 'rxjs';

import { TimedOut, Unreachable } from './backends/http';
import { createGrafanaHttp } from './httpGrafana';

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;
const text = (body: Uint8Array): string => new TextDecoder().decode(body);
const live = (): AbortSignal => new AbortController().signal;
const GET = { method: 'GET', path: 'pprof/debug/pprof/heap' } as const;

let asked: BackendSrvRequest[];
function answering(answer: Observable<unknown>): void {
  asked = [];
  setBackendSrv({
    fetch: (request: BackendSrvRequest) => {
      asked.push(request);
      return answer;
    },
  } as unknown as BackendSrv);
}
const refusing = (error: object): void => answering(throwError(() => error));

describe('a request', () => {
  beforeEach(() =>
    answering(of({ status: 200, headers: new Headers({ 'content-type': 'x/y' }), data: bytes('body') }))
  );

  it.each([
    [GET, '/proxy/pprof/debug/pprof/heap/'],
    [{ ...GET, query: { seconds: '5' } }, '/proxy/pprof/debug/pprof/heap/?seconds=5'],
    [{ ...GET, path: 'pprof/files/cpu.pb.gz' }, '/proxy/pprof/files/cpu.pb.gz'],
    [{ ...GET, path: 'parca/api/profiles/labels' }, '/proxy/parca/api/profiles/labels/'],
    [{ ...GET, path: 'parca/api/profiles/labels/job/values' }, '/proxy/parca/api/profiles/labels/job/values'],
    [
      { ...GET, query: { q: 'a{b="c"}', by: ['x', 'y'] } },
      '/proxy/pprof/debug/pprof/heap/?q=a%7Bb%3D%22c%22%7D&by=x&by=y',
    ],
  ])('%o goes to %s', async (request, url) => {
    await createGrafanaHttp('/proxy')(request, live());
    expect(asked[0].url).toBe(url);
  });

  it('asks for bytes, without an alert, and without an id that could cancel another one', async () => {
    const body = { contentType: 'application/json', text: '{"a":1}' };
    await createGrafanaHttp('/proxy')({ method: 'POST', path: 'x', body, headers: { Accept: 'a' } }, live());
    expect(asked).toEqual([
      {
        url: '/proxy/x/',
        method: 'POST',
        data: '{"a":1}',
        headers: { Accept: 'a', 'Content-Type': 'application/json' },
        responseType: 'arraybuffer',
        showErrorAlert: false,
      },
    ]);
  });

  it('carries bytes unchanged', async () => {
    const body = { contentType: 'application/proto', bytes: new Uint8Array([0x0a, 0x00, 0xff]) };
    await createGrafanaHttp('/proxy')({ method: 'POST', path: 'x', body }, live());
    const [{ data, headers }] = asked;
    expect(data).toBeInstanceOf(Blob);
    expect(data.size).toBe(3);
    expect(headers).toEqual({ 'Content-Type': 'application/proto' });
  });

  it('posts a form as it is', async () => {
    const body = { contentType: 'application/x-www-form-urlencoded', text: 'query=a%7B%7D&sum_by=x&sum_by=y' };
    await createGrafanaHttp('/proxy')({ method: 'POST', path: 'parca/api/profiles/query_range', body }, live());
    expect(asked).toMatchObject([{ data: body.text, headers: { 'Content-Type': body.contentType } }]);
  });

  it('brings status, type and bytes', async () => {
    const response = await createGrafanaHttp('/proxy')(GET, live());
    expect({ ...response, body: text(response.body) }).toEqual({ status: 200, contentType: 'x/y', body: 'body' });
  });
});

describe('a refusal is an answer', () => {
  it.each([
    ['bytes', { status: 400, data: bytes('why') }, 400, 'why'],
    ['text', { status: 404, data: 'why' }, 404, 'why'],
    ['an object', { status: 500, data: { message: 'why' } }, 500, '{"message":"why"}'],
    [
      'an upstream 401, which the proxy makes a 400',
      { status: 400, data: bytes('Authentication to data source failed') },
      401,
      'Authentication to data source failed',
    ],
    [
      'the same as Grafana wraps it',
      { status: 400, data: { message: 'Authentication to data source failed' } },
      401,
      '{"message":"Authentication to data source failed"}',
    ],
  ])('%s', async (_what, error, status, body) => {
    refusing({ config: {}, ...error });
    const response = await createGrafanaHttp('/proxy')(GET, live());
    expect([response.status, text(response.body)]).toEqual([status, body]);
  });
});

describe('no answer', () => {
  it.each([
    ['the network failed', new TypeError('Failed to fetch'), 'Failed to fetch'],
    [
      'the browser gave no status',
      { config: {}, status: 0, statusText: 'Connection lost', data: {} },
      'Connection lost',
    ],
  ])('%s', async (_what, error, words) => {
    refusing(error);
    const answer = createGrafanaHttp('/proxy')(GET, live());
    await expect(answer).rejects.toThrow(words);
    await expect(answer).rejects.toBeInstanceOf(Unreachable);
  });

  it('within the limit is a timeout', async () => {
    answering(NEVER);
    await expect(createGrafanaHttp('/proxy', 10)(GET, live())).rejects.toEqual(new TimedOut(10));
  });

  it('after an abort stops the request', async () => {
    const controller = new AbortController();
    let stopped = false;
    answering({ subscribe: () => ({ unsubscribe: () => (stopped = true) }) } as unknown as Observable<unknown>);
    const answer = createGrafanaHttp('/proxy')(GET, controller.signal);
    controller.abort(new Error('nobody waits'));
    await expect(answer).rejects.toThrow('nobody waits');
    expect(stopped).toBe(true);
  });

  it('is asked for when the signal was aborted before', async () => {
    answering(NEVER);
    await expect(createGrafanaHttp('/proxy')(GET, AbortSignal.abort(new Error('too late')))).rejects.toThrow(
      'too late'
    );
    expect(asked).toEqual([]);
  });
});
