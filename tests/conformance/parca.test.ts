import fs from 'node:fs';
import path from 'node:path';

import { type ProfileAnswer, type ResolvedQuery, type SeriesQuery } from '../../src/datasource/backends/backend';
import { type BackendError } from '../../src/datasource/backends/error';
import { type HttpRequest } from '../../src/datasource/backends/http';
import { createParca } from '../../src/datasource/backends/parca';
import { functionTotals } from '../../src/profile/functions';
import { type Result } from '../../src/profile/result';
import { readTop } from '../golden/readTop';
import { type Exchange, recordings, replay } from './replay';

const all = recordings('parca');
const named = (name: string): Exchange => {
  const found = all.find((exchange) => exchange.name === name);
  if (!found) {
    throw new Error(`no recording ${name}`);
  }
  return found;
};
const signal = new AbortController().signal;
const ID_LABELS = { trace: 'trace_id', span: 'span_id' };
const parca = (exchanges: readonly Exchange[], sent: HttpRequest[] = [], idLabels = ID_LABELS) =>
  createParca(replay('parca', exchanges, sent), idLabels);

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds:delta';
const HOUR = { from: Date.parse('2026-11-22T19:00:00Z'), to: Date.parse('2026-11-22T20:00:00Z') };

/** A server that has profiles of these types, whatever the range. */
const typesOver = ({ from, to }: { from: number; to: number }, name = 'profile-types'): Exchange => ({
  ...named(name),
  request: {
    method: 'GET',
    path: '/api/profiles/types',
    query: { start: new Date(from).toISOString(), end: new Date(to).toISOString() },
  },
});

const one = ({ request: { query = {}, form = {} } }: Exchange, name: string): string =>
  String(query[name] ?? form[name]);

/** The type and the selector of a recorded query. */
function splitQuery(text: string): { profileTypeId: string; labelSelector: string } {
  const brace = text.indexOf('{');
  return { profileTypeId: text.slice(0, brace), labelSelector: text.slice(brace) };
}

function profileQuery(exchange: Exchange, more: Partial<ResolvedQuery> = {}): ResolvedQuery {
  return {
    ...splitQuery(one(exchange, 'merge.query')),
    filter: { kind: 'none' },
    range: { from: Date.parse(one(exchange, 'merge.start')), to: Date.parse(one(exchange, 'merge.end')) },
    maxNodes: 16_384,
    needsFiles: false,
    detail: 'function',
    callSite: [],
    labelLevels: [],
    source: undefined,
    ...more,
  };
}

function seriesQuery(exchange: Exchange, more: Partial<SeriesQuery> = {}): SeriesQuery {
  const groupBy = exchange.request.query?.['sum_by'] ?? [];
  return {
    ...splitQuery(one(exchange, 'query')),
    range: { from: Date.parse(one(exchange, 'start')), to: Date.parse(one(exchange, 'end')) },
    step: 1000 * Number.parseFloat(one(exchange, 'step')),
    groupBy: [groupBy].flat(),
    limit: undefined,
    exemplars: false,
    ...more,
  };
}

function treeOf(answer: Result<ProfileAnswer, BackendError>) {
  if (!answer.ok || answer.value.kind !== 'profile') {
    throw new Error(`no profile: ${JSON.stringify(answer)}`);
  }
  return answer.value.tree;
}

describe('profiles, as go tool pprof reads the recorded ones', () => {
  const FIXTURES = path.join(__dirname, '..', 'fixtures', 'pprof');
  const EXPECTED = path.join(__dirname, '..', 'golden', 'expected');
  const files = fs.readdirSync(FIXTURES).filter((file) => file.startsWith('parca-'));

  it('has recordings', () => {
    expect(files.length).toBeGreaterThan(4);
  });

  it.each(files)('%s', async (file) => {
    const exchange = named(file.slice('parca-'.length, -'.pb.gz'.length));
    const top = fs.readdirSync(EXPECTED).find((each) => each.startsWith(`${file}.top-`)) ?? '';
    const expected = readTop(fs.readFileSync(path.join(EXPECTED, top), 'utf8'));

    const tree = treeOf(await parca([exchange]).profile(profileQuery(exchange), signal));

    const { name, self, total } = functionTotals(tree);
    const rows = name.map((text, i) => [text, { self: self[i] ?? 0, total: total[i] ?? 0 }] as const);
    expect(new Map(rows.filter(([text]) => expected.has(text)))).toEqual(expected);
    const listed = [...expected.values()].reduce((sum, row) => sum + row.self, 0);
    expect([tree.total[0], tree.sampleType.type]).toEqual([listed, /top-(\w+)\./.exec(top)?.[1]]);
  });

  it('sum up to what the series of the same range say', async () => {
    for (const version of ['v1', 'v2']) {
      const exchange = named(`incident-cpu-${version}-pprof`);
      const { body } = named(`incident-cpu-${version}-range`).response as {
        body: { series: Array<{ samples: Array<{ value: string }> }> };
      };
      const summed = body.series[0].samples.reduce((sum, { value }) => sum + Number(value), 0);
      expect(treeOf(await parca([exchange]).profile(profileQuery(exchange), signal)).total[0]).toBe(summed);
      const samples = named(`incident-samples-${version}-pprof`);
      expect(treeOf(await parca([samples]).profile(profileQuery(samples), signal)).total[0]).toBe(summed);
    }
  });

  it('with files and inlined frames', async () => {
    const exchange = named('query-merge-pprof');
    const {
      names,
      nameIndex,
      files: column,
    } = treeOf(await parca([exchange]).profile(profileQuery(exchange, { needsFiles: true }), signal));
    const row = nameIndex.findIndex((name) => names[name] === 'main.hashWork');
    expect(column?.names[column.index[row] ?? 0]).toMatch(/\.go$/);
  });

  it('asks for pprof of a merge, with exact times, and nothing else', async () => {
    const sent: HttpRequest[] = [];
    const exchange = named('incident-cpu-v1-pprof');
    await parca([exchange], sent).profile(profileQuery(exchange), signal);
    expect(sent).toEqual([
      {
        method: 'GET',
        path: 'parca/api/profiles/query',
        query: {
          mode: 'MODE_MERGE',
          report_type: 'REPORT_TYPE_PPROF',
          'merge.query': `${CPU}{job="checkout-api"}`,
          'merge.start': '2026-11-22T19:37:35.030Z',
          'merge.end': '2026-11-22T19:39:15.049Z',
        },
      },
    ]);
  });

  it('posts a form where the query is long', async () => {
    const sent: HttpRequest[] = [];
    const exchange = named('rest-post-form');
    const pods = Array.from({ length: 60 }, (_, at) => `checkout-${at}-abcdefghij`).join('|');
    const long = `{job="form",pod=~"${pods}"}`;
    const posted = {
      ...exchange,
      request: { ...exchange.request, form: { ...exchange.request.form, 'merge.query': CPU + long } },
    };
    const query = profileQuery(exchange, { labelSelector: long });
    const tree = treeOf(await parca([posted], sent).profile(query, signal));
    expect([sent[0].method, sent[0].query, sent[0].body?.contentType]).toEqual([
      'POST',
      undefined,
      'application/x-www-form-urlencoded',
    ]);
    expect(tree.total[0]).toBe(490_000_000);
  });

  it('says that samples are answered with CPU time', async () => {
    const exchange = named('incident-samples-v1-pprof');
    expect(await parca([exchange]).profile(profileQuery(exchange), signal)).toMatchObject({
      value: { notices: ['Parca answers for samples:count with cpu in nanoseconds.'] },
    });
  });

  it('says that states are added up', async () => {
    const exchange = named('incident-goroutine-v1-pprof');
    expect(await parca([exchange]).profile(profileQuery(exchange), signal)).toMatchObject({
      value: { notices: [expect.stringContaining('sums over all snapshots')] },
    });
  });
});

describe('a merge that finds nothing', () => {
  const nothing = named('err-query-no-data-pprof');
  const emptyTrace = named('incident-trace-v1-602dda898de313e81caab27449897d47');
  const ask = (exchange: Exchange, more: Partial<ResolvedQuery>, idLabels = ID_LABELS) => {
    const query = profileQuery(exchange, more);
    const asked = {
      ...exchange,
      request: {
        ...exchange.request,
        query: {
          ...exchange.request.query,
          'merge.query': more.profileTypeId ? more.profileTypeId + query.labelSelector : one(exchange, 'merge.query'),
        },
      },
    };
    return parca([asked, typesOver(query.range)], [], idLabels).profile(query, signal);
  };

  it.each<[string, Partial<ResolvedQuery>, string]>([
    ['the selector', {}, `Parca has no samples for ${CPU} {job="nope"} in this range.`],
    [
      'delta was left out',
      { profileTypeId: CPU.replace(':delta', '') },
      `Parca has this profile type as ${CPU} only, and the query asks for ${CPU.replace(':delta', '')}`,
    ],
    [
      'delta was put on',
      { profileTypeId: 'memory:inuse_space:bytes:space:bytes:delta' },
      'Parca has this profile type as memory:inuse_space:bytes:space:bytes only',
    ],
    [
      'a type that is not there',
      { profileTypeId: 'off:cpu:nanoseconds:cpu:nanoseconds:delta' },
      'Parca has no profiles of the type off:cpu:nanoseconds:cpu:nanoseconds:delta in this range.',
    ],
  ])('%s', async (_what, more, words) => {
    expect(await ask(nothing, more)).toEqual({
      ok: true,
      value: { kind: 'empty', reason: expect.stringContaining(words) },
    });
  });

  it('by trace names the label that was asked for, and why it may not be there', async () => {
    const id = '602dda898de313e81caab27449897d47';
    const answer = await ask(emptyTrace, { labelSelector: '{}', filter: { kind: 'trace', ids: [id] } });
    expect(answer).toEqual({
      ok: true,
      value: { kind: 'empty', reason: expect.stringContaining(`series label trace_id is ${id}`) },
    });
    expect(answer).toMatchObject({
      value: { reason: expect.stringContaining('drops the labels of pprof samples since 0.23') },
    });
  });

  it('is an answer too where the types cannot be read', async () => {
    const broken = {
      ...typesOver(profileQuery(nothing).range),
      response: { status: 500, contentType: '', bodyText: 'boom' },
    };
    expect(await parca([nothing, broken]).profile(profileQuery(nothing), signal)).toMatchObject({
      ok: true,
      value: { reason: `Parca has no samples for ${CPU} {job="nope"} in this range.` },
    });
  });
});

describe('types, labels and values', () => {
  /** What a server answers without a range, to a request that has one: this code always sends it. */
  const overHour = (name: string): Exchange => {
    const exchange = named(name);
    return { ...exchange, request: { ...exchange.request, query: typesOver(HOUR).request.query } };
  };
  const hour = { range: HOUR, profileTypeId: '', labelSelector: '{}' };

  it.each([
    ['incident-types', 11],
    ['otlp-types', 15],
    ['profile-types', 15],
    ['profile-types-range', 15],
  ])('types: %s', async (name, count) => {
    const types = await parca([overHour(name)]).profileTypes(HOUR, signal);
    const sent = (named(name).response.body as { types: unknown[] }).types;
    expect([sent.length, types.ok && new Set(types.value.map(({ id }) => id)).size]).toEqual([count, count]);
  });

  it.each([
    ['labels', ['instance', 'job', 'service']],
    ['incident-labels', ['env', 'instance', 'job']],
  ])('names: %s', async (name, names) => {
    expect(await parca([overHour(name)]).labelNames(hour, signal)).toEqual({ ok: true, value: names });
  });

  it.each([
    ['values-job', 'job', ['pproftarget']],
    ['values-job-after-push', 'job', ['pproftarget', 'pushed', 'pushed-trace', 'pushed2']],
    ['values-trace-id-after-push', 'trace_id', ['4bf92f3577b34da6a3ce929d0e0e4736']],
    ['values-span-name-after-push', 'span_name', []],
    ['values-unknown', 'nope', []],
    ['incident-label-values-job', 'job', ['checkout-api']],
  ])('values: %s', async (name, label, values) => {
    expect(await parca([overHour(name)]).labelValues(label, hour, signal)).toEqual({ ok: true, value: values });
  });

  it('have :delta in the id where a profile covers a time', async () => {
    const types = await parca([typesOver(HOUR)]).profileTypes(HOUR, signal);
    const ids = types.ok ? types.value.map(({ id }) => id) : [];
    expect(ids).toHaveLength(15);
    expect(ids.filter((id) => id.endsWith(':delta'))).toEqual([CPU, 'process_cpu:samples:count:cpu:nanoseconds:delta']);
    expect(types).toMatchObject({
      value: expect.arrayContaining([
        { id: 'memory:inuse_space:bytes:space:bytes', name: 'memory', sampleType: 'inuse_space', sampleUnit: 'bytes' },
      ]),
    });
  });

  const scopeOf = (exchange: Exchange, labelSelector = '{}') => ({
    range: { from: Date.parse(one(exchange, 'start')), to: Date.parse(one(exchange, 'end')) },
    profileTypeId: String(exchange.request.query?.['profile_type'] ?? ''),
    labelSelector,
  });

  it.each([
    ['labels-range', '{}'],
    ['labels-match', '{job="pproftarget"}'],
  ])('names: %s', async (name, selector) => {
    const exchange = named(name);
    expect(await parca([exchange]).labelNames(scopeOf(exchange, selector), signal)).toEqual({
      ok: true,
      value: ['instance', 'job', 'service'],
    });
  });

  it.each([
    ['otlp-values-service', 'service_name', ['otlp-attr', 'otlp-link']],
    ['otlp-values-trace-id', 'trace_id', ['4bf92f3577b34da6a3ce929d0e0e4736']],
    ['values-trace-id', 'trace_id', []],
  ])('values: %s', async (recording, name, values) => {
    const exchange = named(recording);
    expect(await parca([exchange]).labelValues(name, scopeOf(exchange), signal)).toEqual({ ok: true, value: values });
  });

  it.each(['../../writeraw', 'a/b', 'a?b', '%2e%2e', '', 'service.name', 'größe'])(
    'asks for no values of "%s"',
    async (name) => {
      const sent: HttpRequest[] = [];
      const answer = await parca([], sent).labelValues(
        name,
        { range: HOUR, profileTypeId: '', labelSelector: '{}' },
        signal
      );
      expect([sent, answer]).toEqual([
        [],
        { ok: false, error: expect.objectContaining({ kind: 'invalidQuery', field: 'label' }) },
      ]);
    }
  );

  it('leave out a type or a selector that is still being typed', async () => {
    const sent: HttpRequest[] = [];
    const exchange = {
      ...typesOver(HOUR),
      request: { ...typesOver(HOUR).request, path: '/api/profiles/labels' },
      response: named('labels').response,
    };
    await parca([exchange], sent).labelNames(
      { range: HOUR, profileTypeId: 'process_cpu', labelSelector: '{job=' },
      signal
    );
    expect(Object.keys(sent[0].query ?? {})).toEqual(['start', 'end']);
  });
});

describe('health', () => {
  beforeEach(() => void jest.useFakeTimers({ now: HOUR.to }));
  afterEach(() => void jest.useRealTimers());
  const noTypes = {
    ...typesOver(HOUR),
    response: { status: 200, contentType: 'application/json', body: { types: [] } },
  };
  const has = (hasData: boolean): Exchange => ({
    ...named('has-profile-data'),
    response: { status: 200, contentType: 'application/json', body: { hasData } },
  });

  it.each<[string, readonly Exchange[], string]>([
    ['types', [typesOver(HOUR)], '15 profile types in the last hour'],
    ['older data', [noTypes, has(true)], '0 profile types in the last hour, older ones before'],
    ['nothing', [noTypes, has(false)], '0 profile types in the last hour, none before'],
  ])('%s', async (_name, exchanges, detail) => {
    expect(await parca(exchanges).health(signal)).toEqual({ ok: true, value: { version: undefined, detail } });
  });
});

describe('series', () => {
  interface Sent {
    readonly labelset: { readonly labels: ReadonlyArray<{ readonly name: string; readonly value: string }> };
    readonly samples: ReadonlyArray<{
      readonly timestamp: string;
      readonly value: string;
      readonly valuePerSecond: number;
    }>;
  }
  const sentBy = ({ response }: Exchange): readonly Sent[] => (response.body as { series: readonly Sent[] }).series;
  const flows = all.filter(
    ({ name, request, response }) =>
      request.path.endsWith('query_range') &&
      response.status === 200 &&
      one(named(name), 'query').includes(':delta') &&
      request.query?.['step']
  );

  it('has recordings of flows', () => {
    expect(flows.length).toBeGreaterThan(5);
  });

  it.each(flows.map((exchange) => [exchange.name, exchange] as const))(
    '%s: as many per second as the server says',
    async (_name, recorded) => {
      const { limit: _ignored, ...query } = recorded.request.query ?? {};
      const exchange = { ...recorded, request: { ...recorded.request, query } };
      const answer = await parca([exchange]).series(seriesQuery(exchange), signal);
      const series = answer.ok && answer.value.kind === 'series' ? answer.value.series : [];
      expect(answer).toMatchObject({ value: { measure: 'flow', sampleType: { type: 'cpu', unit: 'nanoseconds' } } });
      expect(series.map(({ labels }) => labels)).toEqual(
        sentBy(exchange).map(({ labelset }) =>
          Object.fromEntries(labelset.labels.map(({ name, value }) => [name, value]))
        )
      );
      series.forEach(({ times, values }, at) => {
        // The server calls a step by its start, and sends the last one before it has ended.
        const { step, range } = seriesQuery(exchange);
        const endOf = (timestamp: string): number => Date.parse(timestamp) + step;
        const samples = sentBy(exchange)[at].samples.filter(({ timestamp }) => endOf(timestamp) <= range.to);
        expect(Array.from(times)).toEqual(samples.map(({ timestamp }) => endOf(timestamp)));
        expect(samples.length).toBeGreaterThan(0);
        // The server's rate of CPU time is in cores, ours in nanoseconds per second.
        values.forEach((value, row) => expect(value / 1e9).toBeCloseTo(samples[row].valuePerSecond, 12));
      });
    }
  );

  it('sends the step and every label to group by, and no limit, which the server ignores', async () => {
    const sent: HttpRequest[] = [];
    const exchange = named('query-range-cpu-sum-by');
    await parca([exchange], sent).series(seriesQuery(exchange, { limit: 5 }), signal);
    expect(sent.map(({ query }) => query)).toEqual([
      {
        query: `${CPU}{}`,
        start: '2026-11-22T19:18:04.000Z',
        end: '2026-11-22T19:19:05.000Z',
        step: '60s',
        sum_by: ['service', 'span_name'],
      },
    ]);
  });

  it('says that samples are answered with CPU time', async () => {
    const exchange = named('query-range-samples');
    expect(await parca([exchange]).series(seriesQuery(exchange), signal)).toMatchObject({
      value: { notices: ['Parca answers for samples:count with cpu in nanoseconds.'] },
    });
  });

  it.each([
    ['ends with the step', '2026-11-22T19:19:00.000Z', ['19:18:30', '19:19:00']],
    ['ends a millisecond before, as a part does', '2026-11-22T19:18:59.999Z', ['19:18:30', '19:19:00']],
    ['ends within the step', '2026-11-22T19:18:59.998Z', ['19:18:30']],
    ['ends before any step does', '2026-11-22T19:18:20.000Z', ['19:18:30', '19:19:00']],
  ])('a range that %s', async (_what, end, times) => {
    const exchange = named('query-range-cpu');
    const asked = { ...exchange, request: { ...exchange.request, query: { ...exchange.request.query, end } } };
    const answer = await parca([asked]).series(seriesQuery(asked), signal);
    const series = answer.ok && answer.value.kind === 'series' ? answer.value.series : [];
    expect(series.map((each) => Array.from(each.times, (time) => new Date(time).toISOString().slice(11, 19)))).toEqual([
      times,
    ]);
  });

  it('of states are levels, on the grid of steps', async () => {
    const exchange = named('query-range-for-single');
    const answer = await parca([exchange]).series(seriesQuery(exchange), signal);
    const [{ samples }] = sentBy(exchange);
    expect(answer).toMatchObject({
      value: {
        measure: 'level',
        series: [
          {
            labels: {},
            times: Float64Array.from(samples, ({ timestamp }) => 1000 + Date.parse(timestamp.replace(/\.\d+/, ''))),
            values: Float64Array.from(samples, ({ value }) => Number(value)),
          },
        ],
      },
    });
  });

  it('of states are grouped here, because the server does not', async () => {
    const exchange = named('query-range-memory-sum-by-ignored');
    const [sent] = sentBy(exchange);
    const pod = (name: string, job: string, value: string) => ({
      ...sent,
      labelset: {
        labels: [
          { name: 'service', value: name },
          { name: 'job', value: job },
        ],
      },
      samples: [{ ...sent.samples[0], value }],
    });
    const body = { series: [pod('a', '1', '10'), pod('b', '2', '7'), pod('a', '3', '5'), pod('c', '4', '1')] };
    const answer = await parca([{ ...exchange, response: { ...exchange.response, body } }]).series(
      seriesQuery(exchange, { limit: 2 }),
      signal
    );
    const series = answer.ok && answer.value.kind === 'series' ? answer.value.series : [];
    expect(series.map(({ labels, values }) => [labels, Array.from(values)])).toEqual([
      [{ service: 'a' }, [15]],
      [{ service: 'b' }, [7]],
    ]);
  });

  it('without data are empty: the text 404 of the gateway says so, and the types say why', async () => {
    const exchange = named('err-query-range-no-delta');
    const query = seriesQuery(exchange);
    expect(await parca([exchange, typesOver(query.range)]).series(query, signal)).toEqual({
      ok: true,
      value: { kind: 'empty', reason: expect.stringContaining(`Parca has this profile type as ${CPU} only`) },
    });
  });

  it('are not found where the types are not either: the address is wrong', async () => {
    const exchange = named('err-query-range-no-delta');
    const query = seriesQuery(exchange);
    const noTypes = { ...typesOver(query.range), response: exchange.response };
    expect(await parca([exchange, noTypes]).series(query, signal)).toMatchObject({
      ok: false,
      error: { kind: 'notFound' },
    });
  });

  it('have no exemplars, and say so', async () => {
    const exchange = named('query-range-cpu');
    expect(await parca([exchange]).series(seriesQuery(exchange, { exemplars: true }), signal)).toMatchObject({
      value: { notices: ['Parca has no exemplars.'], series: [{ exemplars: [] }] },
    });
  });
});

describe('ids', () => {
  const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
  const trace = named('otlp-query-trace');

  it('of a trace pick the profiles with that series label', async () => {
    const query = profileQuery(trace, { labelSelector: '{}', filter: { kind: 'trace', ids: [TRACE] } });
    expect(treeOf(await parca([trace]).profile(query, signal)).total[0]).toBe(30_000_000);
  });

  it.each<[ResolvedQuery['filter'], string]>([
    [{ kind: 'trace', ids: [TRACE] }, `{job="x",otel_traceid="${TRACE}"}`],
    [{ kind: 'trace', ids: [TRACE, 'f'.repeat(32)] }, `{job="x",otel_traceid=~"${TRACE}|${'f'.repeat(32)}"}`],
    [{ kind: 'span', ids: ['00f067aa0ba902b7'] }, '{job="x",otel_spanid="00f067aa0ba902b7"}'],
  ])('%o: are looked for in the labels of the settings', async (filter, selector) => {
    const sent: HttpRequest[] = [];
    const asked = {
      ...trace,
      request: { ...trace.request, query: { ...trace.request.query, 'merge.query': CPU + selector } },
    };
    const backend = parca([asked], sent, { trace: 'otel_traceid', span: 'otel_spanid' });
    await backend.profile(profileQuery(trace, { labelSelector: '{job="x"}', filter }), signal);
    expect(sent.map(({ query }) => query?.['merge.query'])).toEqual([CPU + selector]);
  });

  it.each(['profile', 'heatmap'] as const)('%s: not in Parca', async (what) => {
    const backend = parca([]);
    const { profileTypeId, labelSelector, range } = profileQuery(trace);
    const answer =
      what === 'profile'
        ? await backend.profile(profileQuery(trace, { filter: { kind: 'profile', ids: ['x'] } }), signal)
        : await backend.heatmap({ profileTypeId, labelSelector, range, step: 15_000, of: 'span' }, signal);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'unsupported' } });
  });
});

describe('refusals', () => {
  it.each(
    all
      .filter(({ response }) => response.status >= 400 && typeof response.body === 'object')
      .map((exchange) => [exchange.name, exchange] as const)
  )('%s: in the words of the server', async (_name, { response }) => {
    const refusing = createParca(
      () =>
        Promise.resolve({
          status: response.status,
          contentType: '',
          body: new TextEncoder().encode(JSON.stringify(response.body)),
        }),
      ID_LABELS
    );
    const answer = await refusing.profile(profileQuery(trace()), signal);
    expect(answer).toMatchObject({
      ok: false,
      error: { backend: 'parca', detail: (response.body as { message: string }).message },
    });
  });

  const trace = (): Exchange => named('otlp-query-trace');

  it.each<[string, Partial<ResolvedQuery>, string]>([
    ['a type that is none', { profileTypeId: 'process_cpu' }, 'profileTypeId'],
    ['a type with braces', { profileTypeId: 'a:b:c:d:e{job="x"}' }, 'profileTypeId'],
    ['a selector that is not closed', { labelSelector: '{job="x"' }, 'labelSelector'],
    [
      'a selector with ids that is not closed',
      { labelSelector: '{job="x"', filter: { kind: 'span', ids: ['00f067aa0ba902b7'] } },
      'labelSelector',
    ],
  ])('%s is sent to nobody', async (_what, more, field) => {
    const sent: HttpRequest[] = [];
    const answer = await parca([], sent).profile(profileQuery(trace(), more), signal);
    expect([answer, sent]).toEqual([
      { ok: false, error: expect.objectContaining({ kind: 'invalidQuery', field }) },
      [],
    ]);
  });

  it.each<[string, unknown, object]>([
    ['no pprof', { total: '0' }, { kind: 'unexpectedAnswer' }],
    ['no base64', { pprof: '*' }, { kind: 'unexpectedAnswer', expected: 'base64 in pprof' }],
    [
      'half a base64',
      { pprof: String((named('query-merge-pprof').response.body as { pprof: string }).pprof).slice(0, 4000) },
      { kind: 'badProfile', cause: { kind: 'truncated', what: 'gzip' } },
    ],
    ['another report', { flamegraph: {} }, { kind: 'unexpectedAnswer' }],
    ['nothing', { pprof: '' }, { kind: 'badProfile', cause: { kind: 'foreign', found: 'empty' } }],
  ])('%s', async (_what, body, error) => {
    const exchange = { ...trace(), response: { status: 200, contentType: 'application/json', body } };
    expect(await parca([exchange]).profile(profileQuery(exchange), signal)).toMatchObject({ ok: false, error });
  });
});

it('asks for nothing else: what is recorded beside, no query of this code can be', () => {
  const params = ({ request }: Exchange): string => JSON.stringify({ ...request.query, ...request.form });
  const others = all.filter(
    (exchange) =>
      exchange.response.status === 200 &&
      (/SINGLE|single|sandwich|filter_query|FLAMEGRAPH/.test(params(exchange)) ||
        (exchange.request.path.endsWith('query_range') && !exchange.request.query?.['step']) ||
        (exchange.request.path.endsWith('/values') && exchange.request.query?.['match'] !== undefined))
  );
  expect(others.map(({ name }) => name)).toEqual([
    'camel-case-params',
    'err-query-range-no-step',
    'filter-query-deprecated',
    'query-sandwich-pprof',
    'query-single-default-enums',
    'values-match-ignored',
  ]);
});
