import { type Server } from 'node:http';

import { listen } from '../../demo/store/recorded/listen';
import { seedPyroscope } from '../../demo/store/recorded/worlds';
import { createStoreServer } from '../../demo/store/server';
import {
  type Backend,
  type HeatmapQuery,
  type IdFilter,
  type ResolvedQuery,
  type TimeRange,
} from '../../src/datasource/backends/backend';
import { type BackendError } from '../../src/datasource/backends/error';
import { callSiteBackend } from '../../src/datasource/backends/layers/callSiteBackend';
import { detailBackend } from '../../src/datasource/backends/layers/detailBackend';
import { labelLevelBackend } from '../../src/datasource/backends/layers/labelLevelBackend';
import { splitBackend } from '../../src/datasource/backends/layers/splitBackend';
import { createParca } from '../../src/datasource/backends/parca';
import { createPyroscope } from '../../src/datasource/backends/pyroscope';
import { cutToCallSite } from '../../src/profile/callSite';
import { type FlameTree } from '../../src/profile/flameTree';
import { formatTree } from '../../src/profile/formatTree';
import { fileOf } from '../../src/profile/frameFiles';
import { type Result } from '../../src/profile/result';
import { storeHttp } from '../storeHttp';

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
const SPAN = { kind: 'span', ids: ['00f067aa0ba902b7'] } as const;
const TRACE: IdFilter = { kind: 'trace', ids: ['4bf92f3577b34da6a3ce929d0e0e4736'] };
/** One of the twelve. */
const PROFILE: IdFilter = { kind: 'profile', ids: ['022738a2-598f-4b8a-aec1-5c49f28031d4'] };
const NONE: IdFilter = { kind: 'none' };
const MS = 1e6;
const SHAPE = { detail: 'function', callSite: [], labelLevels: [], source: undefined } as const;

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
    const http = storeHttp(url, 20_000);
    pyroscope.set(storage, createPyroscope(http));
    parca = createParca(http, { trace: 'trace_id', span: 'span_id' });
  }
});
afterAll(() => servers.forEach((server) => server.close()));

async function totalOf(
  backend: Backend,
  profileTypeId: string,
  filter: IdFilter,
  range: TimeRange,
  needsFiles = false
): Promise<unknown> {
  const query = { profileTypeId, labelSelector: SELECTOR, filter, range };
  const answer = await backend.profile({ ...query, ...SHAPE, maxNodes: 8192, needsFiles }, signal);
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
  ['v2', PROFILE, WHOLE, 490],
  ['v1', PROFILE, WHOLE, 'unsupported'],
  ['dual', PROFILE, AFTER_SPLIT, 490],
])('on storage %s, samples of %j within %j are %s ms', async (storage, filter, range, total) => {
  expect(await totalOf(pyroscope.get(storage)!, CPU, filter, range)).toBe(total);
});

test.each([
  ['v2', NONE, WHOLE, 12 * 490 + 11_420],
  ['v1', NONE, WHOLE, 12 * 490 + 11_420],
  ['dual', NONE, WHOLE, 12 * 490 + 11_420],
  ['v2', TRACE, WHOLE, 12 * 420],
  ['v1', TRACE, WHOLE, 'unsupported'],
  ['dual', TRACE, AFTER_SPLIT, 11 * 420],
  ['v2', PROFILE, WHOLE, 490],
  ['v1', PROFILE, WHOLE, 'unsupported'],
  ['dual', PROFILE, AFTER_SPLIT, 490],
  ['v2', SPAN, WHOLE, 'unsupported'],
])('on storage %s, with files, samples of %j within %j are %s ms', async (storage, filter, range, total) => {
  expect(await totalOf(pyroscope.get(storage)!, CPU, filter, range, true)).toBe(total);
});

test.each(MODES)('on storage %s, the files are those of the program', async (storage) => {
  const query = { profileTypeId: CPU, labelSelector: SELECTOR, filter: NONE, range: WHOLE };
  const backend = pyroscope.get(storage)!;
  const answer = value(await backend.profile({ ...query, ...SHAPE, maxNodes: 1, needsFiles: true }, signal));
  const tree = answer.kind === 'profile' ? answer.tree : undefined;
  const row = tree?.nameIndex.findIndex((name) => tree.names[name] === 'main.hashWork') ?? -1;
  expect(tree && fileOf(tree, row)).toMatch(/main\.go$/);
});

/** Counts of all slots, and ids of the exemplars. */
async function heatmapOf(storage: string, of: HeatmapQuery['of'], range: TimeRange): Promise<unknown> {
  const query = { profileTypeId: CPU, labelSelector: SELECTOR, range, step: 30_000, of };
  const answer = await pyroscope.get(storage)!.heatmap(query, signal);
  if (!answer.ok || answer.value.kind === 'empty') {
    return answer.ok ? 'empty' : answer.error.kind;
  }
  const { slots, exemplars } = answer.value;
  const counted = slots.flatMap(({ counts }) => [...counts]).reduce((sum, count) => sum + count, 0);
  const ids = new Set(exemplars.map((each) => (of === 'span' ? each.spanId : typeof each.profileId)));
  return { counted, ids: [...ids].sort() };
}

const SPANS = [...SPAN.ids, 'b7ad6b7169203331'];

// Every profile of the twelve has two spans, the merged one has none. The first slot reaches back before the range.
test.each([
  ['v2', 'individual', WHOLE, { counted: 13, ids: ['string'] }],
  ['v2', 'span', WHOLE, { counted: 24, ids: SPANS }],
  ['v1', 'individual', WHOLE, 'unsupported'],
  ['v1', 'span', WHOLE, 'unsupported'],
  ['dual', 'individual', WHOLE, 'unsupported'],
  ['dual', 'individual', AFTER_SPLIT, { counted: 13, ids: ['string'] }],
  ['dual', 'span', AFTER_SPLIT, { counted: 24, ids: SPANS }],
] as const)('on storage %s, a heatmap of kind %s within %j is %j', async (storage, of, range, heatmap) => {
  expect(await heatmapOf(storage, of, range)).toEqual(heatmap);
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

describe('the shape of a profile', () => {
  const query = { profileTypeId: CPU, labelSelector: SELECTOR, filter: NONE, range: WHOLE, ...SHAPE };
  const shaped = (backend: Backend): Backend =>
    labelLevelBackend(callSiteBackend(detailBackend(splitBackend(backend, { maxPartMillis: undefined }))));
  const treeOf = async (backend: Backend, more: Partial<ResolvedQuery>): Promise<FlameTree> => {
    const answer = value(
      await shaped(backend).profile({ ...query, maxNodes: 8192, needsFiles: false, ...more }, signal)
    );
    if (answer.kind === 'empty') {
      throw new Error(answer.reason);
    }
    return answer.tree;
  };
  const callSite = ['main.main.func1', 'runtime/pprof.Do'];

  test.each(MODES)(
    'on storage %s, below a call site is the same, whether the server narrows or not',
    async (storage) => {
      const backend = pyroscope.get(storage)!;
      const tree = await treeOf(backend, { callSite });
      expect(formatTree(tree)).toBe(formatTree(cutToCallSite(await treeOf(backend, {}), callSite)));
      expect(tree.level.length).toBeGreaterThan(50);
      expect(tree.total[0]).toBeLessThan((12 * 490 + 11_420) * MS);
    }
  );

  test.each(MODES)('on storage %s, below a call site that was folded is all of it', async (storage) => {
    const cut = await treeOf(pyroscope.get(storage)!, { callSite, maxNodes: 50 });
    const all = await treeOf(pyroscope.get(storage)!, { callSite });
    expect(cut.total[0]).toBe(all.total[0]);
  });

  test.each(MODES)('on storage %s, by line it has the lines of the program', async (storage) => {
    const tree = await treeOf(pyroscope.get(storage)!, { detail: 'line' });
    expect(tree.total[0]).toBe((12 * 490 + 11_420) * MS);
    expect(tree.names.filter((name) => /^main\.hashWork .*main\.go:\d+$/.test(name))).not.toEqual([]);
  });

  test('a span is shown by function on Pyroscope, whatever the detail', async () => {
    const tree = await treeOf(pyroscope.get('v2')!, { detail: 'line', filter: SPAN });
    expect(tree.total[0]).toBe(12 * 420 * MS);
    expect(tree.names).toContain('main.hashWork');
  });

  test.each(MODES)('on storage %s, the pods of the samples stand above their stacks', async (storage) => {
    const tree = await treeOf(pyroscope.get(storage)!, { labelLevels: ['pod'] });
    const pods = Array.from(tree.level.keys()).filter((row) => tree.level[row] === 1);
    const found = Object.fromEntries(pods.map((row) => [tree.names[tree.nameIndex[row]], tree.total[row] / MS]));
    expect(found).toEqual({ 'pod-0': 6 * 490 + 11_420, 'pod-1': 6 * 490 });
  });
});
