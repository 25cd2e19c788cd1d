import { type Server } from 'node:http';

import { listen } from '../../demo/store/recorded/listen';
import { seedPyroscope } from '../../demo/store/recorded/worlds';
import { createStoreServer } from '../../demo/store/server';
import { type Backend, type IdFilter, type TimeRange } from '../../src/datasource/backends/backend';
import { type BackendError } from '../../src/datasource/backends/error';
import { createParca } from '../../src/datasource/backends/parca';
import { createPyroscope } from '../../src/datasource/backends/pyroscope';
import { type Result } from '../../src/profile/result';
import { fetchHttp } from '../faults/fetchHttp';
import { withoutRoutes } from '../withoutRoutes';

/**
 * The backends on the demo's store in each of Pyroscope's storage modes. It holds twelve times the recording cpu-3s (490 ms
 * by `go tool pprof`, of which 420 ms are of SPAN and TRACE), six for each pod, and once a merged profile of 11,420 ms.
 */
const MODES = ['v2', 'v1', 'dual'] as const;
const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const SELECTOR = '{service_name="checkout-svc"}';
const WHOLE: TimeRange = { from: 1795374480000, to: 1795374590000 };
/** All but the oldest profile: there the dual mode asks its v2 storage alone. */
const AFTER_SPLIT: TimeRange = { ...WHOLE, from: 1795374485000 };
const SPAN: IdFilter = { kind: 'span', ids: ['00f067aa0ba902b7'] };
const TRACE: IdFilter = { kind: 'trace', ids: ['4bf92f3577b34da6a3ce929d0e0e4736'] };
const NONE: IdFilter = { kind: 'none' };
const MS = 1e6;

const { signal } = new AbortController();
const servers = new Map<string, Server>();
const pyroscope = new Map<string, Backend>();
let parca: Backend;

beforeAll(async () => {
  for (const storage of MODES) {
    const server = createStoreServer({ storage });
    servers.set(storage, server);
    const url = await listen(server);
    await seedPyroscope(url);
    const http = withoutRoutes(fetchHttp(url, 20_000));
    pyroscope.set(storage, createPyroscope(http));
    parca = createParca(http, { trace: 'trace_id', span: 'span_id' });
  }
});
afterAll(() => servers.forEach((server) => server.close()));

async function totalOf(backend: Backend, profileTypeId: string, filter: IdFilter, range: TimeRange): Promise<unknown> {
  const query = { profileTypeId, labelSelector: SELECTOR, filter, range };
  const answer = await backend.profile({ ...query, maxNodes: 8192, needsFiles: false, source: undefined }, signal);
  if (!answer.ok) {
    return answer.error.kind;
  }
  return answer.value.kind === 'profile' ? answer.value.tree.total[0] / MS : answer.value.kind;
}

test.each([
  ['v2', NONE, WHOLE, 12 * 490 + 11_420],
  ['v1', NONE, WHOLE, 12 * 490 + 11_420],
  ['dual', NONE, WHOLE, 12 * 490 + 11_420],
  ['v2', SPAN, WHOLE, 12 * 420],
  ['v1', SPAN, WHOLE, 12 * 420],
  ['dual', SPAN, WHOLE, 12 * 420],
  ['v2', TRACE, WHOLE, 12 * 420],
  ['v1', TRACE, WHOLE, 'unsupported'],
  ['dual', TRACE, AFTER_SPLIT, 11 * 420],
])('on storage %s, samples of %j within %j are %s ms', async (storage, filter, range, total) => {
  expect(await totalOf(pyroscope.get(storage)!, CPU, filter, range)).toBe(total);
});

test("Parca's API has the profiles that last; the merged one says of no time, so it is of another type", async () => {
  expect(await totalOf(parca, `${CPU}:delta`, NONE, WHOLE)).toBe(12 * 490);
  expect(await totalOf(parca, CPU, NONE, WHOLE)).toBe(11_420);
});

async function ratesOf(backend: Backend, profileTypeId: string): Promise<object> {
  const query = { profileTypeId, labelSelector: SELECTOR, range: WHOLE, step: 15_000, groupBy: ['pod'] };
  const answer = value(await backend.series({ ...query, limit: undefined, exemplars: false }, signal));
  if (answer.kind === 'empty') {
    return { empty: answer.reason };
  }
  const byPod = answer.series.map(({ labels, times, values }) => [
    labels.pod,
    times[0],
    Math.round((values[0] * 15) / MS),
  ]);
  return Object.fromEntries(byPod.map(([pod, ...point]) => [pod, point]));
}

// A point is the end of its step. The dual mode's steps begin with the oldest profile.
test.each([
  ['v2', { 'pod-0': [WHOLE.from + 15_000, 2 * 490], 'pod-1': [WHOLE.from + 15_000, 490] }],
  ['v1', { 'pod-0': [WHOLE.from + 15_000, 2 * 490], 'pod-1': [WHOLE.from + 15_000, 490] }],
  ['dual', { 'pod-0': [1795374481244, 490], 'pod-1': [1795374496244, 490] }],
])('on storage %s, the first points by pod are %j', async (storage, points) => {
  expect(await ratesOf(pyroscope.get(storage)!, CPU)).toEqual(points);
});

function value<T>(result: Result<T, BackendError>): T {
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
}
