import { once } from 'node:events';
import { type AddressInfo } from 'node:net';

import { createStoreServer } from '../server';

const TRACE = '00f067aa0ba902b700f067aa0ba902b7';
const ROOT = '00f067aa0ba902b7';
const span = (spanId: string, parentSpanId: string, name: string, start: string, end: string): object => ({
  traceId: TRACE,
  spanId,
  parentSpanId,
  name,
  kind: 2,
  startTimeUnixNano: start,
  endTimeUnixNano: end,
});
const request = (...spans: object[]): string =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: {
          attributes: [
            { key: 'service.name', value: { stringValue: 'checkout-api' } },
            { key: 'service.version', value: { stringValue: 'v2' } },
          ],
        },
        scopeSpans: [{ scope: { name: 'http' }, spans }],
      },
    ],
  });

const server = createStoreServer();
let base = '';
const json = async (path: string): Promise<unknown> => (await fetch(base + path)).json();

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const post = (body: string): Promise<Response> => fetch(`${base}/v1/traces`, { method: 'POST', body });
  await post(request(span('b7ad6b7169203331', ROOT, 'db.Query', '1000500000000', '1000900000000')));
  expect(await json('/api/search')).toEqual({ traces: [] });
  await post(request(span(ROOT, '', 'POST /checkout', '1000000000000', '1001250000000')));
});
afterAll(() => {
  server.close();
});

test('a trace is listed as soon as its root is there, with the version of its service', async () => {
  expect(await json('/api/search?start=1000&end=1001')).toMatchObject({
    traces: [
      {
        traceID: 'f067aa0ba902b700f067aa0ba902b7',
        rootServiceName: 'checkout-api',
        rootTraceName: 'POST /checkout',
        startTimeUnixNano: '1000000000000',
        durationMs: 1250,
        spanSet: { spans: [{ attributes: [{ key: 'service.version', value: { stringValue: 'v2' } }] }] },
        serviceStats: { 'checkout-api': { spanCount: 2 } },
      },
    ],
  });
});

test('a search sees only its range', async () => {
  expect(await json('/api/search?start=2000&end=3000')).toEqual({ traces: [] });
});

test('a trace is answered in batches with base64 ids, as Tempo does', async () => {
  expect(await json(`/api/traces/${TRACE}`)).toMatchObject({
    batches: [
      { scopeSpans: [{ spans: [{ name: 'db.Query', parentSpanId: 'APBnqgupArc=' }] }] },
      {
        scopeSpans: [
          { scope: { name: 'http' }, spans: [{ spanId: 'APBnqgupArc=', traceId: 'APBnqgupArcA8GeqC6kCtw==' }] },
        ],
      },
    ],
  });
});

test('an unknown trace is not found', async () => {
  expect((await fetch(`${base}/api/traces/1`)).status).toBe(404);
});
