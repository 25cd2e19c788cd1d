import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

import { Profile as ReferenceProfile } from 'pprof-format';

import { type ProfileAnswer, type ResolvedQuery } from '../../src/datasource/backends/backend';
import { type BackendError } from '../../src/datasource/backends/error';
import { type Http, type HttpRequest } from '../../src/datasource/backends/http';
import { createPprof } from '../../src/datasource/backends/pprof';
import { type PprofSource, SNAPSHOT_PROFILES, type SnapshotProfile } from '../../src/datasource/query';
import { type FlameTree } from '../../src/profile/flameTree';
import { type Result } from '../../src/profile/result';
import { type Exchange, recordings, replay } from './replay';

const all = recordings('pprofHttp');
const named = (...names: string[]): readonly Exchange[] => names.map((name) => all.find((each) => each.name === name)!);
const signal = new AbortController().signal;
const BOTH = { hasEndpoint: true, hasFiles: true };
const endpoint = (...names: string[]) => createPprof(replay('pprofHttp', named(...names)), BOTH);

const query = (source: PprofSource | undefined, more: Partial<ResolvedQuery> = {}): ResolvedQuery => ({
  profileTypeId: '',
  labelSelector: '{}',
  filter: { kind: 'none' },
  range: { from: 0, to: 3_600_000 },
  maxNodes: 16_384,
  needsFiles: false,
  detail: 'function',
  callSite: [],
  labelLevels: [],
  source,
  ...more,
});
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

function treeOf(answer: Result<ProfileAnswer, BackendError>): FlameTree {
  if (!answer.ok || answer.value.kind !== 'profile') {
    throw new Error(`no profile: ${JSON.stringify(answer)}`);
  }
  return answer.value.tree;
}

/** Sums per sample type by another decoder, which reads negative values as unsigned. */
function referenceSums(exchange: Exchange, keep: (labels: Record<string, string>) => boolean = () => true) {
  const file = path.join(__dirname, '../fixtures/pprofHttp', exchange.response.bodyFile ?? '');
  const profile = ReferenceProfile.decode(zlib.gunzipSync(fs.readFileSync(file)));
  const text = (row: number | bigint): string => profile.stringTable.strings[Number(row)];
  return profile.sampleType.map(({ type, unit }, at) => ({
    type: text(type),
    unit: text(unit),
    sum: profile.sample
      .filter(({ label }) => keep(Object.fromEntries(label.map(({ key, str }) => [text(key), text(str)]))))
      .reduce((sum, { value }) => sum + Number(BigInt.asIntN(64, BigInt(value[at]))), 0),
  }));
}

describe('every sample type of every recorded profile', () => {
  const profiles = all.filter(
    ({ name, request, response }) =>
      response.bodyFile !== undefined && !request.query?.['gc'] && !/cpu|wall|err-/.test(name)
  );
  const cases = profiles.flatMap((exchange) =>
    referenceSums(exchange).map(
      (reference) => [exchange.name, `${reference.type}:${reference.unit}`, exchange, reference] as const
    )
  );

  it('covers snapshots and deltas', () => {
    expect(profiles.length).toBeGreaterThanOrEqual(12);
  });

  it.each(cases)('%s %s', async (_name, _type, exchange, { type, unit, sum }) => {
    const profile = exchange.request.path.slice('/debug/pprof/'.length) as SnapshotProfile;
    const { seconds } = exchange.request.query ?? {};
    const source: PprofSource = seconds
      ? { kind: 'delta', profile, seconds: Number(seconds) }
      : { kind: 'snapshot', profile };

    const answer = await endpoint(exchange.name).profile(
      query(source, { profileTypeId: `${profile}:${type}:${unit}::` }),
      signal
    );

    if (answer.ok && answer.value.kind === 'empty') {
      expect([sum, answer.value.reason]).toEqual([0, `The ${profile} profile holds no samples.`]);
    } else {
      const tree = treeOf(answer);
      expect(tree.total[0]).toBe(sum);
      expect(tree.sampleType).toEqual({ type, unit });
    }
  });
});

describe('CPU', () => {
  const cpu: PprofSource = { kind: 'cpu', seconds: 3 };

  it('is never taken by a query', async () => {
    const sent: HttpRequest[] = [];
    const backend = createPprof(replay('pprofHttp', named('cpu-3s'), sent), BOTH);
    expect(await backend.profile(query(cpu), signal)).toEqual({
      ok: true,
      value: { kind: 'empty', reason: 'No CPU profile was captured yet: press Capture in the query editor.' },
    });
    expect(sent).toEqual([]);
  });

  it('is taken by a capture, and queries show the last one', async () => {
    const sent: HttpRequest[] = [];
    const [exchange] = named('cpu-3s');
    const backend = createPprof(replay('pprofHttp', [exchange], sent), BOTH);

    expect((await backend.capture(3, signal)).ok).toBe(true);
    const answers = await Promise.all(
      [query(cpu), query({ kind: 'cpu', seconds: 7 }), query(undefined, { profileTypeId: CPU })].map((each) =>
        backend.profile(each, signal)
      )
    );

    expect(sent).toHaveLength(1);
    const [, { sum }] = referenceSums(exchange);
    expect(answers.map((answer) => treeOf(answer).total[0])).toEqual([sum, sum, sum]);
    expect(answers[0]).toMatchObject({ value: { notices: [expect.stringMatching(/^Captured .* UTC during 3 s;/)] } });
  });

  it.each([
    [
      'a trace',
      { filter: { kind: 'trace', ids: [TRACE] } } as const,
      (labels: Record<string, string>) => labels['trace_id'] === TRACE,
    ],
    [
      'a selector',
      { labelSelector: '{span_name=~"POST.*"}' },
      (labels: Record<string, string>) => /^POST/.test(labels['span_name'] ?? ''),
    ],
    [
      'what a selector leaves out',
      { labelSelector: '{span_name!~"POST.*"}' },
      (labels: Record<string, string>) => !/^POST/.test(labels['span_name'] ?? ''),
    ],
  ])('of %s', async (_what, filter, keep) => {
    const [exchange] = named('cpu-3s');
    const backend = endpoint('cpu-3s');
    await backend.capture(3, signal);
    const [, { sum }] = referenceSums(exchange, keep);
    const [, whole] = referenceSums(exchange);
    expect(sum).toBeGreaterThan(0);
    expect(sum).toBeLessThan(whole.sum);
    expect(treeOf(await backend.profile(query(cpu, { ...filter, profileTypeId: CPU }), signal)).total[0]).toBe(sum);
  });

  it('of a trace leaves out matchers on labels that no sample carries, and says so; the others still hold', async () => {
    const [exchange] = named('cpu-3s');
    const backend = endpoint('cpu-3s');
    await backend.capture(3, signal);
    const ask = (labelSelector: string) => {
      const filter = { kind: 'trace', ids: [TRACE] } as const;
      return backend.profile(query(cpu, { filter, labelSelector, profileTypeId: CPU }), signal);
    };

    const [, ofTrace] = referenceSums(exchange, (labels) => labels['trace_id'] === TRACE);
    const answer = await ask('{service_name="checkout-svc"}');
    expect(treeOf(answer).total[0]).toBe(ofTrace.sum);
    expect(answer).toMatchObject({
      value: {
        notices: [
          expect.stringMatching(/^Captured/),
          'The samples carry no label service_name, so only the trace id picks them, not {service_name="checkout-svc"}.',
        ],
      },
    });
    expect(await ask('{service_name="checkout-svc", span_name="nobody"}')).toMatchObject({ value: { kind: 'empty' } });
  });

  it('of a trace without samples is empty, and says which labels there are', async () => {
    const backend = endpoint('cpu-3s');
    await backend.capture(3, signal);
    const unknown = { kind: 'trace', ids: ['0123456789abcdef0123456789abcdef'] } as const;
    expect(await backend.profile(query(cpu, { filter: unknown }), signal)).toEqual({
      ok: true,
      value: {
        kind: 'empty',
        reason:
          'The process_cpu profile holds no samples of trace 0123456789abcdef0123456789abcdef. Its samples carry the labels span_id, span_name, trace_id.',
      },
    });
  });

  it('offers the labels of what was read last', async () => {
    const backend = endpoint('cpu-3s');
    const scope = { range: { from: 0, to: 1 }, profileTypeId: CPU, labelSelector: '{}' };
    expect(await backend.labelNames(scope, signal)).toEqual({ ok: true, value: [] });
    await backend.capture(3, signal);
    await backend.profile(query(cpu), signal);
    expect(await backend.labelNames(scope, signal)).toEqual({ ok: true, value: ['span_id', 'span_name', 'trace_id'] });
    expect(await backend.labelValues('span_name', scope, signal)).toEqual({
      ok: true,
      value: ['GET /search', 'POST /checkout'],
    });
  });

  it('is refused while something else takes one', async () => {
    expect(await endpoint('err-cpu-in-use').capture(1, signal)).toMatchObject({
      ok: false,
      error: { backend: 'pprof', kind: 'overloaded', detail: expect.stringContaining('cpu profiling already in use') },
    });
  });

  it.each([0, 21, 1.5, Number.NaN])('of %s seconds is not asked for', async (seconds) => {
    expect(await endpoint().capture(seconds, signal)).toMatchObject({
      ok: false,
      error: { kind: 'invalidQuery', field: 'source' },
    });
  });

  it('of Node is wall time', async () => {
    const backend = endpoint('node-wall-3s');
    const [exchange] = named('node-wall-3s');
    await backend.capture(3, signal);
    const { type, unit, sum } = referenceSums(exchange)[1];
    expect(
      treeOf(await backend.profile(query(cpu, { profileTypeId: `process_cpu:${type}:${unit}::` }), signal)).total[0]
    ).toBe(sum);
  });
});

describe('heap', () => {
  const heap: PprofSource = { kind: 'snapshot', profile: 'heap' };

  it.each([
    ['a span', { filter: { kind: 'span', ids: ['00f067aa0ba902b7'] } } as const, ' of span 00f067aa0ba902b7.'],
    ['a trace', { filter: { kind: 'trace', ids: [TRACE] } } as const, ` of trace ${TRACE}.`],
    ['a selector', { labelSelector: '{span_name="x"}' }, ' for {span_name="x"}.'],
  ])('cannot be narrowed to %s, and is never shown whole instead', async (_what, filter, words) => {
    expect(await endpoint('heap').profile(query(heap, filter), signal)).toEqual({
      ok: true,
      value: {
        kind: 'empty',
        reason: `The samples of the heap profile carry no labels, so none can be picked${words}`,
      },
    });
  });

  it('shows the type that the profile prefers where none is asked for', async () => {
    expect(treeOf(await endpoint('heap').profile(query(heap), signal)).sampleType).toEqual({
      type: 'inuse_space',
      unit: 'bytes',
    });
    expect(
      treeOf(await endpoint('allocs').profile(query({ kind: 'snapshot', profile: 'allocs' }), signal)).sampleType.type
    ).toBe('alloc_space');
  });

  it('has no CPU time', async () => {
    expect(await endpoint('heap').profile(query(heap, { profileTypeId: CPU }), signal)).toMatchObject({
      ok: false,
      error: {
        kind: 'invalidQuery',
        field: 'profileTypeId',
        detail:
          'the profile has the sample types alloc_objects:count, alloc_space:bytes, inuse_objects:count, inuse_space:bytes, not cpu:nanoseconds',
      },
    });
  });
});

describe('profile types', () => {
  it('are those of the snapshots that the process has', async () => {
    const answer = await endpoint(...SNAPSHOT_PROFILES).profileTypes({ from: 0, to: 1 }, signal);
    const types = answer.ok ? answer.value : [];
    expect(types.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'heap:inuse_space:bytes:space:bytes',
        'goroutine:goroutine:count:goroutine:count',
        'mutex:delay:nanoseconds:contentions:count',
      ])
    );
    expect(types).toHaveLength(4 + 4 + 1 + 2 + 2 + 1);
  });

  it('begin with the one that the profile prefers', async () => {
    const answer = await endpoint('heap').sourceTypes({ kind: 'snapshot', profile: 'heap' }, signal);
    expect(answer.ok && answer.value.map(({ sampleType }) => sampleType)).toEqual([
      'inuse_space',
      'alloc_objects',
      'alloc_space',
      'inuse_objects',
    ]);
  });

  it('leave out snapshots that another runtime does not have', async () => {
    const [nodeHeap, { response }] = named('node-heap', 'err-unknown-profile');
    const notFound = SNAPSHOT_PROFILES.filter((name) => name !== 'heap').map((name) => ({
      name,
      request: { method: 'GET', path: `/debug/pprof/${name}` },
      response,
    }));
    const answer = await createPprof(replay('pprofHttp', [nodeHeap, ...notFound]), BOTH).profileTypes(
      { from: 0, to: 1 },
      signal
    );
    expect(answer.ok && answer.value.map(({ name }) => name)).toEqual(['heap', 'heap']);
  });
});

describe('refusals', () => {
  const heap: PprofSource = { kind: 'snapshot', profile: 'heap' };
  it.each([
    ['err-unknown-profile', { kind: 'notFound', detail: 'Unknown profile' }],
    [
      'err-delta-zero',
      { kind: 'rejected', status: 400, detail: 'invalid value for "seconds" - must be a positive integer' },
    ],
    ['err-delta-debug', { kind: 'rejected', status: 400, detail: 'seconds and debug params are incompatible' }],
    ['heap-debug1', { kind: 'badProfile', cause: { kind: 'foreign', found: 'legacyText' } }],
    ['goroutine-debug2', { kind: 'badProfile', cause: { kind: 'foreign', found: 'goroutineDump' } }],
  ])('%s, to whatever was asked', async (name, error) => {
    const [plain, { response }] = named('heap', name);
    const answer = await createPprof(replay('pprofHttp', [{ ...plain, response }]), BOTH).profile(query(heap), signal);
    expect(answer).toMatchObject({ ok: false, error: { backend: 'pprof', ...error } });
  });

  it.each([
    [{ kind: 'delta', profile: 'heap', seconds: 0 }, 'a profile takes 1 to 20 whole seconds, not 0'],
    [{ kind: 'delta', profile: 'heap', seconds: 30 }, 'not 30'],
  ] as const)('%o is not asked for', async (source, detail) => {
    expect(await endpoint().profile(query(source), signal)).toMatchObject({
      ok: false,
      error: { kind: 'invalidQuery', field: 'source', detail: expect.stringContaining(detail) },
    });
  });

  it.each([
    ['memory:inuse_space:bytes:space:bytes', {}, 'source', 'not memory'],
    ['cpu', {}, 'source', 'a profile type is written'],
    ['heap:inuse_space:bytes:space:bytes', { labelSelector: '{a=' }, 'labelSelector', 'expected'],
    ['heap:inuse_space:bytes:space:bytes', { labelSelector: '{a=~"("}' }, 'labelSelector', '('],
  ])('%s %o', async (profileTypeId, more, field, detail) => {
    expect(await endpoint('heap').profile(query(undefined, { profileTypeId, ...more }), signal)).toMatchObject({
      ok: false,
      error: { kind: 'invalidQuery', field, detail: expect.stringContaining(detail) },
    });
  });
});

describe('files', () => {
  const [cpu] = named('cpu-3s');
  const folder = (index: unknown, sent: HttpRequest[] = []): Http => {
    const bytes = fs.readFileSync(path.join(__dirname, '../fixtures/pprofHttp', cpu.response.bodyFile ?? ''));
    return (request) => {
      sent.push(request);
      const body = request.path.endsWith('index.json')
        ? new TextEncoder().encode(JSON.stringify(index))
        : new Uint8Array(bytes);
      return Promise.resolve({ status: 200, contentType: '', body });
    };
  };
  const file = (name: string): ResolvedQuery => query({ kind: 'file', name });

  it('are read when the index lists them', async () => {
    const sent: HttpRequest[] = [];
    const answer = await createPprof(folder(['a.pb.gz', 'cpu.pb.gz'], sent), BOTH).profile(file('cpu.pb.gz'), signal);
    expect(treeOf(answer).total[0]).toBe(referenceSums(cpu)[1].sum);
    expect(sent.map((request) => request.path)).toEqual(['pprof/files/index.json', 'pprof/files/cpu.pb.gz']);
    expect(answer).toMatchObject({
      value: { notices: [expect.stringContaining('From the file cpu.pb.gz, taken 2026-')] },
    });
  });

  it.each(['other.pb.gz', '../secret', 'https://elsewhere/cpu.pb.gz', ''])(
    '"%s" is not asked for, because the index does not list it',
    async (name) => {
      const sent: HttpRequest[] = [];
      const answer = await createPprof(folder(['cpu.pb.gz'], sent), BOTH).profile(file(name), signal);
      expect(answer).toMatchObject({
        ok: false,
        error: { kind: 'invalidQuery', detail: `index.json lists no file "${name}"` },
      });
      expect(sent).toHaveLength(1);
    }
  );

  it.each([
    ['a climbing name', ['../secret']],
    ['an encoded one', ['%2e%2e']],
    ['a hidden one', ['..']],
    ['a path', ['a/b.pb.gz']],
    ['an address', ['https://x/y']],
    ['an empty one', ['']],
    ['no list', { files: ['cpu.pb.gz'] }],
    ['numbers', [7]],
  ])('%s in the index is refused as a whole', async (_what, index) => {
    const sent: HttpRequest[] = [];
    const name = Array.isArray(index) ? String(index[0]) : 'cpu.pb.gz';
    const answer = await createPprof(folder(index, sent), BOTH).profile(file(name), signal);
    expect(answer).toMatchObject({ ok: false, error: { backend: 'pprof', kind: 'unexpectedAnswer' } });
    expect(sent).toHaveLength(1);
  });
});

describe('health', () => {
  it.each([
    [
      'endpoint',
      { hasEndpoint: true, hasFiles: false },
      '14 profile types in heap, allocs, goroutine, block, mutex, threadcreate',
    ],
    ['files', { hasEndpoint: false, hasFiles: true }, '2 files'],
    ['both', BOTH, '14 profile types in heap, allocs, goroutine, block, mutex, threadcreate; 2 files'],
  ])('%s', async (_what, settings, detail) => {
    const index: Exchange = {
      name: 'index',
      request: { method: 'GET', path: '/files/index.json' },
      response: { status: 200, contentType: 'application/json', body: ['a.pb.gz', 'b.pb.gz'] },
    };
    const backend = createPprof(replay('pprofHttp', [...named(...SNAPSHOT_PROFILES), index]), settings);
    expect(await backend.health(signal)).toEqual({ ok: true, value: { version: undefined, detail } });
  });
});

it('frames carry their files', async () => {
  const snapshot: PprofSource = { kind: 'snapshot', profile: 'heap' };
  const tree = treeOf(await endpoint('heap').profile(query(snapshot, { needsFiles: false }), signal));
  expect(tree.files?.names).toContain('/usr/local/go/src/net/http/server.go');
});

it('a profile id is refused before anything is asked: no profile of a process has one', async () => {
  const snapshot: PprofSource = { kind: 'snapshot', profile: 'heap' };
  const filter = { kind: 'profile', ids: ['7c9e6679-7425-40de-944b-e07fc1f90ae7'] } as const;
  const answer = await endpoint('heap').profile(query(snapshot, { filter }), signal);
  expect(answer).toMatchObject({
    ok: false,
    error: { kind: 'unsupported', detail: expect.stringContaining('no ids') },
  });
});
