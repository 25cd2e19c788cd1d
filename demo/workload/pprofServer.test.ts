import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { Profile, StringTable, ValueType } from 'pprof-format';

import { decodePprof } from '../../src/profile/pprof';
import { pprofServer } from './pprofServer';

const profile = (type: string): Profile => {
  const stringTable = new StringTable();
  const kind = new ValueType({ type: stringTable.dedup(type), unit: stringTable.dedup('count') });
  return new Profile({ stringTable, sampleType: [kind], periodType: kind, period: 1 });
};
const asked: number[] = [];
let recording = false;
const server = pprofServer(
  {
    heap: () => profile('inuse_objects'),
    cpu: (seconds) => {
      asked.push(seconds);
      return recording ? undefined : Promise.resolve(profile('samples'));
    },
  },
  's3cret'
);
let base = '';
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});
const get = (path: string, token = 's3cret'): Promise<Response> =>
  fetch(base + path, { headers: { authorization: `Bearer ${token}` } });

test.each([
  ['/debug/pprof/heap', 'inuse_objects'],
  ['/debug/pprof/profile?seconds=2', 'samples'],
])('%s answers with a gzip pprof', async (path, type) => {
  const body = new Uint8Array(await (await get(path)).arrayBuffer());
  expect(gunzipSync(body).length).toBeGreaterThan(0);
  expect(await decodePprof(body)).toMatchObject({ ok: true, value: { sampleTypes: [{ type, unit: 'count' }] } });
});

test('seconds are passed on; without any, or with nonsense, there are 30, as in Go', async () => {
  asked.length = 0;
  for (const query of ['?seconds=7', '', '?seconds=0', '?seconds=x']) {
    await get(`/debug/pprof/profile${query}`);
  }
  expect(asked).toEqual([7, 30, 30, 30]);
});

test('a second recording at the same time is refused in the words of Go', async () => {
  recording = true;
  const answer = await get('/debug/pprof/profile');
  recording = false;
  expect(answer.status).toBe(500);
  expect(await answer.text()).toBe('Could not enable CPU profiling: cpu profiling already in use\n');
});

test.each([
  ['/debug/pprof/nosuch', 's3cret', 404, 'Unknown profile\n'],
  ['/debug/pprof/heap', 'guess', 401, 'unauthorized\n'],
  ['/debug/pprof/', 'guess', 401, 'unauthorized\n'],
])('%s with the token %s answers %i', async (path, token, status, text) => {
  const answer = await get(path, token);
  expect(answer.status).toBe(status);
  expect(await answer.text()).toBe(text);
});
