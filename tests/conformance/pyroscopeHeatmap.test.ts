import { type HeatmapAnswer, type HeatmapQuery } from '../../src/datasource/backends/backend';
import { type BackendError } from '../../src/datasource/backends/error';
import { type Http, type HttpRequest } from '../../src/datasource/backends/http';
import { createPyroscope } from '../../src/datasource/backends/pyroscope';
import { type Result } from '../../src/profile/result';
import { all, named, namingLabels, signal } from './pyroscopeRecordings';
import { type Exchange, replay } from './replay';

const queryOf = ({ request: { body } }: Exchange, more: Partial<HeatmapQuery> = {}): HeatmapQuery => {
  const { profileTypeID, labelSelector, start, end, step, queryType } = body as never;
  const of = queryType === 'HEATMAP_QUERY_TYPE_SPAN' ? 'span' : 'individual';
  return {
    profileTypeId: profileTypeID,
    labelSelector,
    range: { from: start, to: end },
    step: 1000 * step,
    of,
    ...more,
  };
};
const ask = (exchange: Exchange, more: Partial<HeatmapQuery> = {}, http: Http = replay('pyroscope', [exchange])) =>
  createPyroscope(namingLabels(http)).heatmap(queryOf(exchange, more), signal);

function heatmapOf(answer: Result<HeatmapAnswer, BackendError>) {
  if (!answer.ok || answer.value.kind !== 'heatmap') {
    throw new Error(`no heatmap: ${JSON.stringify(answer)}`);
  }
  return answer.value;
}

interface RecordedExemplar {
  readonly timestamp: string;
  readonly value: string;
  readonly profileId?: string;
  readonly spanId?: string;
  readonly traceId?: string;
  readonly labels: ReadonlyArray<{ readonly name: string; readonly value: string }>;
}
interface RecordedSlot {
  readonly timestamp: string;
  readonly yMin: readonly number[];
  readonly counts: readonly number[];
  readonly exemplars: readonly RecordedExemplar[];
}
const slotsOf = ({ response: { body } }: Exchange): readonly RecordedSlot[] =>
  (body as { series: ReadonlyArray<{ slots: readonly RecordedSlot[] }> }).series.flatMap(({ slots }) => slots);

/** One of the requests has a limit of series, which is not asked for: there is one series. */
const withoutLimit = ({ request, ...rest }: Exchange): Exchange => {
  const { limit: _limit, ...body } = request.body ?? {};
  return { ...rest, request: { ...request, body } };
};
const recorded = all.filter(({ request }) => request.path.endsWith('/SelectHeatmap')).map(withoutLimit);
const [found, refused] = [200, 501].map((status) => recorded.filter(({ response }) => response.status === status));

it('has recordings of both kinds on every storage', () => {
  expect(found.map(({ name }) => name).sort()).toEqual([
    'heatmap-individual',
    'heatmap-span',
    'heatmap-span-after-split.dual',
    'incident-heatmap-span',
  ]);
  expect(refused.map(({ name }) => name).sort()).toEqual([
    'heatmap-individual.dual',
    'heatmap-individual.v1',
    'heatmap-span.dual',
    'heatmap-span.v1',
  ]);
});

describe.each(found.map((exchange) => [exchange.name, exchange] as const))('%s', (_name, exchange) => {
  it('has the slots of the server', async () => {
    const { slots, notices } = heatmapOf(await ask(exchange));
    expect(slots.map(({ time, valueMin, counts }) => ({ time, valueMin: [...valueMin], counts: [...counts] }))).toEqual(
      slotsOf(exchange).map(({ timestamp, yMin, counts }) => ({ time: Number(timestamp), valueMin: yMin, counts }))
    );
    expect(notices).toEqual([]);
  });

  it('has the exemplars of the server, with ids and without labels of the storage', async () => {
    const { exemplars } = heatmapOf(await ask(exchange));
    const expected = slotsOf(exchange).flatMap((slot) => slot.exemplars);
    expect(expected.length).toBeGreaterThan(5);
    expect(exemplars).toEqual(
      expected.map(({ timestamp, value, profileId, spanId, traceId, labels }) => ({
        time: Number(timestamp),
        value: Number(value),
        profileId,
        spanId,
        traceId,
        labels: Object.fromEntries(
          labels.filter(({ name }) => !name.startsWith('__')).map(({ name, value: text }) => [name, text])
        ),
      }))
    );
    const ofSpans = queryOf(exchange).of === 'span';
    expect(exemplars.every((each) => (ofSpans ? each.spanId && each.labels.span_name : each.profileId))).toBe(true);
  });
});

it('spans come with their trace', async () => {
  const { exemplars } = heatmapOf(await ask(named('heatmap-span')[0]));
  expect(exemplars[0]).toMatchObject({
    spanId: '00f067aa0ba902b7',
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    labels: { span_name: 'POST /checkout' },
  });
});

describe('refusals', () => {
  it.each(refused.map((exchange) => [exchange.name, exchange] as const))('%s', async (_name, exchange) => {
    expect(await ask(exchange)).toEqual({
      ok: false,
      error: {
        backend: 'pyroscope',
        kind: 'unsupported',
        wanted: 'heatmap',
        detail:
          'heatmaps are on v2 storage only, and a server with both storages has them for ranges that begin after it went over to v2 (it says: this endpoint is not available in v1 frontend)',
      },
    });
  });

  const [exchange] = named('heatmap-span');
  const unknownRpc = named('err-unknown-rpc')[0].response;
  const answering =
    (types: Exchange['response']): Http =>
    ({ path }) => {
      const { status, contentType, body, bodyText } = path.endsWith('/SelectHeatmap') ? unknownRpc : types;
      const text = bodyText ?? JSON.stringify(body);
      return Promise.resolve({ status, contentType, body: new TextEncoder().encode(text) });
    };

  it('a server that has profile types and no such address is older than 1.19', async () => {
    const answer = await ask(exchange, {}, answering(named('profile-types')[0].response));
    expect(answer).toMatchObject({
      ok: false,
      error: { kind: 'unsupported', wanted: 'heatmap', detail: expect.stringContaining('1.19') },
    });
  });

  it('one that has no profile types either is no Pyroscope', async () => {
    expect(await ask(exchange, {}, answering(unknownRpc))).toMatchObject({ ok: false, error: { kind: 'notFound' } });
  });

  it.each([
    ['err-query-too-long', { kind: 'rangeTooLong', limitMillis: 86_400_000 }],
    ['err-label-selector', { kind: 'invalidQuery', field: 'labelSelector' }],
    ['mt-no-tenant.mt', { kind: 'noTenant' }],
  ])('%s, to whatever was asked', async (name, error) => {
    expect(await ask({ ...exchange, response: named(name)[0].response })).toMatchObject({ ok: false, error });
  });

  it('a profile type that is none is not sent', async () => {
    const sent: HttpRequest[] = [];
    const answer = await ask(exchange, { profileTypeId: 'cpu' }, replay('pyroscope', [exchange], sent));
    expect(answer).toMatchObject({ ok: false, error: { kind: 'invalidQuery', field: 'profileTypeId' } });
    expect(sent).toEqual([]);
  });

  it.each([
    ['fewer counts than buckets', { timestamp: '1', yMin: [1, 2], counts: [1] }],
    ['a count in words', { timestamp: '1', yMin: [1], counts: ['many'] }],
    ['a time beyond 2^53', { timestamp: '9223372036854775807', yMin: [1], counts: [1] }],
  ])('%s', async (_what, slot) => {
    const response = { ...exchange.response, body: { series: [{ slots: [slot] }] } };
    expect(await ask({ ...exchange, response })).toMatchObject({ ok: false, error: { kind: 'unexpectedAnswer' } });
  });
});

describe('what the server leaves to the client', () => {
  const [exchange] = named('heatmap-individual');
  const answered = async (series: readonly object[]) =>
    heatmapOf(await ask({ ...exchange, response: { ...exchange.response, body: { series } } })).slots.map(
      ({ time, valueMin, counts }) => [time, [...valueMin], [...counts]]
    );
  const slot = (timestamp: string, yMin: readonly number[], counts: readonly number[]) => ({ timestamp, yMin, counts });

  it('adds up the counts of several series, in the order of time', async () => {
    const labels = [{ name: 'pod', value: 'a' }];
    expect(
      await answered([
        { labels, slots: [slot('2000', [1, 5], [3, 0]), slot('3000', [1, 5], [0, 1])] },
        { slots: [slot('1000', [1, 5], [1, 1]), slot('2000', [1, 5], [1, 2])] },
      ])
    ).toEqual([
      [1000, [1, 5], [1, 1]],
      [2000, [1, 5], [4, 2]],
      [3000, [1, 5], [0, 1]],
    ]);
  });

  it('makes one bucket of those with the same edge, as where all values are the same', async () => {
    expect(await answered([{ slots: [slot('1000', [7, 7, 7], [0, 0, 4])] }])).toEqual([[1000, [7], [4]]]);
  });

  it('keeps slots of other buckets apart', async () => {
    expect(
      await answered([{ slots: [slot('1000', [1, 5], [1, 0])] }, { slots: [slot('1000', [2, 6], [0, 1])] }])
    ).toHaveLength(2);
  });

  it('asks for whole seconds', async () => {
    const sent: HttpRequest[] = [];
    const http = replay('pyroscope', [exchange], sent);
    heatmapOf(await ask(exchange, { step: 29_001 }, http));
    expect(JSON.parse(sent[0].body?.text ?? '')).toMatchObject({ step: 30 });
  });
});

describe('nothing found', () => {
  it.each([
    ['individual', 'Pyroscope has no samples for process_cpu:cpu:nanoseconds:cpu:nanoseconds {service_name='],
    ['span', 'Pyroscope has no samples with a span id for process_cpu:cpu:nanoseconds:cpu:nanoseconds {service_name='],
  ] as const)('of kind %s says why', async (of, reason) => {
    const [exchange] = named(`heatmap-${of}`);
    const answer = await ask({ ...exchange, response: { ...exchange.response, body: {} } });
    expect(answer).toEqual({ ok: true, value: { kind: 'empty', reason: expect.stringContaining(reason) } });
  });
});
