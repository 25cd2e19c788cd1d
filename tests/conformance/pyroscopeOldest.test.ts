import fs from 'node:fs';
import path from 'node:path';

import { type Http, type HttpRequest } from '../../src/datasource/backends/http';
import { createPyroscope } from '../../src/datasource/backends/pyroscope';

const DAY = 86_400_000;
const NOW = 1_795_400_000_000;
const OLDEST = 1_795_374_481_244;
const signal = new AbortController().signal;

const recorded = (name: string): { status: number; body: unknown } =>
  JSON.parse(fs.readFileSync(path.join(__dirname, '../fixtures/pyroscopeStore', name), 'utf8')).response;

/** Answers GetProfileStats with one thing, and has profiles from `oldest` on. */
function server(stats: { status: number; body: unknown }, oldest = OLDEST) {
  const sent: HttpRequest[] = [];
  const http: Http = async (request) => {
    sent.push(request);
    const { start, end } = JSON.parse(request.body?.text ?? '{}');
    const type = { ID: 'a:b:c:d:e', name: 'a', sampleType: 'b', sampleUnit: 'c' };
    const types = end >= oldest && start <= NOW ? { profileTypes: [type] } : {};
    const { status, body } = request.path.endsWith('GetProfileStats') ? stats : { status: 200, body: types };
    return { status, contentType: 'application/json', body: new TextEncoder().encode(JSON.stringify(body)) };
  };
  return { sent, backend: createPyroscope(http, { now: () => NOW }) };
}

it.each(['profile-stats.json', 'profile-stats.v1.json'])('%s: as the server says, in one request', async (name) => {
  const { sent, backend } = server(recorded(name));
  expect(await backend.oldestProfile(NOW - 30 * DAY, signal)).toEqual({ ok: true, value: OLDEST });
  expect(sent.map((request) => [request.method, request.path])).toEqual([
    ['POST', 'pyroscope/querier.v1.QuerierService/GetProfileStats'],
  ]);
});

it.each([
  ['both storages', recorded('profile-stats.dual.json')],
  ['several tenants', recorded('mt-stats-two-tenants.mt.json')],
  ['before 1.5', { status: 404, body: '404 page not found' }],
  ['the end of int64', { status: 200, body: { dataIngested: true, oldestProfileTime: '9223372036854775807' } }],
])('%s: found by days', async (_, stats) => {
  const { sent, backend } = server(stats, NOW - 7 * DAY);
  const found = await backend.oldestProfile(NOW - 30 * DAY, signal);
  const oldest = found.ok ? found.value : NaN;
  expect([NOW - 7 * DAY - oldest >= 0, NOW - 7 * DAY - oldest <= DAY]).toEqual([true, true]);
  expect(sent.length).toBeLessThan(10);
});

it('nothing was ever sent to the server', async () => {
  const { backend } = server({ status: 200, body: {} });
  expect(await backend.oldestProfile(NOW - 30 * DAY, signal)).toEqual({ ok: true, value: Infinity });
});
