import { type SeriesAnswer, type SeriesQuery } from '../../src/datasource/backends/backend';
import { type BackendError } from '../../src/datasource/backends/error';
import { type Http, type HttpRequest } from '../../src/datasource/backends/http';
import { createPyroscope } from '../../src/datasource/backends/pyroscope';
import { type Result } from '../../src/profile/result';
import { all, named, namingLabels, signal } from './pyroscopeRecordings';
import { type Exchange, replay } from './replay';

const queryOf = ({ request: { body } }: Exchange, more: Partial<SeriesQuery> = {}): SeriesQuery => {
  const { profileTypeID, labelSelector, start, end, step, groupBy = [], limit, exemplarType } = body as never;
  return {
    profileTypeId: profileTypeID,
    labelSelector,
    range: { from: start, to: end },
    step: 1000 * step,
    groupBy,
    limit,
    exemplars: exemplarType !== undefined,
    ...more,
  };
};

const ask = (exchange: Exchange, more: Partial<SeriesQuery> = {}, http = replay('pyroscope', [exchange])) =>
  // The pprof-* recordings are of a step of 10 s.
  createPyroscope(namingLabels(http), { minStepMillis: 10_000 }).series(queryOf(exchange, more), signal);

interface RecordedPoint {
  readonly value?: number;
  readonly timestamp: string;
  readonly exemplars?: ReadonlyArray<Record<string, unknown>>;
}
interface RecordedSeries {
  readonly labels?: ReadonlyArray<{ name: string; value: string }>;
  readonly points: readonly RecordedPoint[];
}
const recordedSeries = ({ response: { body } }: Exchange): readonly RecordedSeries[] =>
  (body as { series?: readonly RecordedSeries[] }).series ?? [];

function seriesOf(answer: Result<SeriesAnswer, BackendError>) {
  if (!answer.ok || answer.value.kind !== 'series') {
    throw new Error(`no series: ${JSON.stringify(answer)}`);
  }
  return answer.value;
}

const LEVEL = /inuse|goroutine|series-memory/;
const recorded = all.filter(
  ({ request, response }) =>
    request.path.endsWith('/SelectSeries') && response.status === 200 && (request.body?.['step'] as number) >= 10
);
const [flows, levels] = [false, true].map((isLevel) =>
  recorded.filter((exchange) => recordedSeries(exchange).length > 0 && LEVEL.test(exchange.name) === isLevel)
);

it('has recordings of flows and levels on every storage', () => {
  expect([flows.length > 15, levels.length > 4]).toEqual([true, true]);
  expect(flows.filter(({ name }) => /\.(v1|dual)$/.test(name)).length).toBeGreaterThan(4);
});

it.each(flows.map((exchange) => [exchange.name, exchange] as const))(
  '%s: sums of the step, per second',
  async (_name, exchange) => {
    const step = exchange.request.body?.['step'] as number;
    const answer = seriesOf(await ask(exchange));
    expect(answer.measure).toBe('flow');
    expect(
      answer.series.map(({ labels, times, values }) => ({ labels, times: [...times], values: [...values] }))
    ).toEqual(
      recordedSeries(exchange).map(({ labels = [], points }) => ({
        labels: Object.fromEntries(labels.map(({ name, value }) => [name, value])),
        times: points.map(({ timestamp }) => Number(timestamp)),
        values: points.map(({ value = 0 }) => value / step),
      }))
    );
  }
);

it('a value that is left out is 0', async () => {
  const [exchange] = named('series-sum');
  const zero = {
    ...exchange,
    response: { ...exchange.response, body: { series: [{ points: [{ timestamp: '1795374495000' }] }] } },
  };
  const [{ times, values }] = seriesOf(await ask(zero)).series;
  expect([[...times], [...values]]).toEqual([[1795374495000], [0]]);
});

describe('the step', () => {
  it.each([
    ['asked for less than the minimal one', 5000, 15_000, 15],
    ['between two seconds', 20_400, 15_000, 21],
    ['longer than the minimal one', 60_000, 15_000, 60],
    ['below a minimal one that was set', 15_000, 60_000, 60],
  ])('%s', async (_what, step, minStepMillis, seconds) => {
    const sent: HttpRequest[] = [];
    const http: Http = (request) => {
      sent.push(request);
      const body = new TextEncoder().encode('{"series":[{"points":[{"value":120,"timestamp":"1795374540000"}]}]}');
      return Promise.resolve({ status: 200, contentType: 'application/json', body });
    };
    const query = queryOf(named('series-sum')[0], { step });
    const { series } = seriesOf(await createPyroscope(http, { minStepMillis }).series(query, signal));
    expect(sent.map(({ body }) => JSON.parse(body?.text ?? '').step)).toEqual([seconds]);
    expect([...series[0].values]).toEqual([120 / seconds]);
  });
});

describe('levels', () => {
  it.each(levels.map((exchange) => [exchange.name, exchange] as const))(
    '%s: as they are at the minimal step',
    async (_name, exchange) => {
      const answer = seriesOf(await createPyroscope(replay('pyroscope', [exchange])).series(queryOf(exchange), signal));
      expect(answer.measure).toBe('level');
      expect(answer.series.map(({ values }) => [...values])).toEqual(
        recordedSeries(exchange).map(({ points }) => points.map(({ value = 0 }) => value))
      );
    }
  );

  const [memory] = named('series-memory');
  /** What was read before the range, for its first point. */
  const before = (points: readonly RecordedPoint[]): Exchange => ({
    ...memory,
    request: { ...memory.request, body: { ...memory.request.body, start: 1795374465000, end: 1795374479999 } },
    response: { ...memory.response, body: points.length > 0 ? { series: [{ points }] } : {} },
  });
  const coarse = (...exchanges: Exchange[]) =>
    createPyroscope(replay('pyroscope', [memory, ...exchanges])).series(queryOf(memory, { step: 30_000 }), signal);

  it('are averaged over a longer step, never summed, and a step that the range cuts off is left out', async () => {
    const [{ times, values }] = seriesOf(await coarse(before([]))).series;
    expect([...times]).toEqual([1795374510000, 1795374540000, 1795374570000]);
    expect([...values]).toEqual([(34927658 + 32712579) / 2, 37091028, (21226174 + 51138224) / 2]);
  });

  it('of the first point include what lies before the range, as those of a flow do', async () => {
    const lead: RecordedPoint[] = [{ value: 1000, timestamp: '1795374465000' }];
    const [{ times, values }] = seriesOf(await coarse(before(lead))).series;
    expect([times[0], values[0]]).toEqual([1795374480000, 1000]);
    expect(times).toHaveLength(4);
  });

  it('of a long range are read in parts of at most 11,000 points', async () => {
    const sent: Array<{ start: number; end: number; step: number }> = [];
    const http: Http = ({ body }) => {
      const request = JSON.parse(body?.text ?? '');
      sent.push(request);
      const points = [{ value: 2 * sent.length, timestamp: String(request.start) }];
      const series = [{ labels: [{ name: 'pod', value: 'a' }], points }];
      return Promise.resolve({
        status: 200,
        contentType: 'application/json',
        body: new TextEncoder().encode(JSON.stringify({ series })),
      });
    };
    const range = { from: 1795000000000, to: 1795000000000 + 4 * 86_400_000 };
    const query = queryOf(memory, { range, step: 3_600_000, groupBy: ['pod'] });
    const { series } = seriesOf(await createPyroscope(http).series(query, signal));

    expect(sent.map(({ step }) => step)).toEqual([15, 15, 15, 15]);
    expect(Math.max(...sent.map(({ start, end }) => (end - start) / 15_000))).toBeLessThanOrEqual(11_000);
    const bounds = sent.map(({ start, end }) => [start, end]);
    expect(bounds[0][0]).toBe(range.from - 3_600_000 + 15_000);
    expect(bounds.at(-1)?.[1]).toBe(range.to);
    expect(bounds.slice(1).map(([start]) => start)).toEqual(bounds.slice(0, -1).map(([, end]) => end + 1));
    expect(series).toHaveLength(1);
    expect([...series[0].values]).toEqual([(2 + 4) / 2, 6, 8]);
  });
});

describe('exemplars', () => {
  it.each(['series-exemplars', 'series-exemplars.dual'])('%s: single profiles with their labels', async (name) => {
    const [exchange] = named(name);
    const { series, notices } = seriesOf(await ask(exchange));
    const expected = recordedSeries(exchange)
      .flatMap(({ points }) => points)
      .flatMap(({ exemplars = [] }) => exemplars);
    expect(expected.length).toBeGreaterThan(0);
    expect(series.flatMap(({ exemplars }) => exemplars)).toEqual(
      expected.map(({ timestamp, profileId, value }) => ({
        time: Number(timestamp),
        value: Number(value),
        profileId,
        spanId: undefined,
        traceId: undefined,
        labels: { pod: expect.any(String), pyroscope_spy: 'gospy', region: 'eu', service_name: 'checkout-svc' },
      }))
    );
    expect(notices).toEqual([]);
  });

  it('are missed with a notice where the server drops the field unread', async () => {
    const { notices } = seriesOf(await ask(named('series-exemplars.v1')[0]));
    expect(notices).toEqual([
      'Exemplars are missing where the server sent none: Pyroscope has them since 1.17, on v2 storage.',
    ]);
  });

  it('are missed with the same notice where the server refuses them', async () => {
    const [exchange, plain] = named('series-exemplars', 'series-exemplars.v1');
    const { exemplarType: _without, ...body } = plain.request.body ?? {};
    const refusal = named('heatmap-individual.v1')[0].response;
    const http = replay('pyroscope', [
      { ...exchange, response: refusal },
      { ...plain, request: { ...plain.request, body } },
    ]);
    const { series, notices } = seriesOf(await ask(exchange, {}, http));
    expect(series[0].times).toHaveLength(3);
    expect(notices).toHaveLength(1);
  });

  it('are not asked for without need', async () => {
    const sent: HttpRequest[] = [];
    const [exchange] = named('series-sum');
    const { notices } = seriesOf(await ask(exchange, {}, replay('pyroscope', [exchange], sent)));
    expect(sent.map(({ body }) => body?.text)).toEqual([expect.not.stringContaining('exemplarType')]);
    expect(notices).toEqual([]);
  });
});

describe('nothing', () => {
  const [exchange] = named('series-empty-result');
  it.each([
    [
      {},
      'Pyroscope has no samples for process_cpu:cpu:nanoseconds:cpu:nanoseconds {service_name="nope"} in this range.',
    ],
    [{ labelSelector: '{color="red"}' }, '{color="red"} in this range: no series has a label color.'],
    [{ labelSelector: '{color!="red"}' }, '{color!="red"} in this range.'],
    [{ labelSelector: '{"k8s.pod"="x"}' }, '{"k8s.pod"="x"} in this range.'],
  ])('%o', async (more, reason) => {
    const query = queryOf(exchange, more);
    const body = { ...exchange.request.body, labelSelector: query.labelSelector };
    const http = replay('pyroscope', [{ ...exchange, request: { ...exchange.request, body } }]);
    expect(await ask(exchange, more, http)).toEqual({
      ok: true,
      value: { kind: 'empty', reason: expect.stringContaining(reason) },
    });
  });

  it.each([
    ['7 days after its end', 7, 'in this range.'],
    ['later', 7.1, 'in this range. It ended more than 7 days ago, and a server reads no further back than its'],
  ])('%s', async (_what, days, reason) => {
    const now = () => (exchange.request.body?.['end'] as number) + days * 86_400_000;
    const http = namingLabels(replay('pyroscope', [exchange]));
    const answer = await createPyroscope(http, { now }).series(queryOf(exchange), signal);
    expect(answer.ok && answer.value.kind === 'empty' && answer.value.reason).toContain(reason);
    expect(answer.ok && answer.value.kind === 'empty' && answer.value.reason.endsWith('default.')).toBe(days > 7);
  });

  it('of a type that has no samples', async () => {
    const http: Http = () =>
      Promise.resolve({ status: 200, contentType: 'application/json', body: new TextEncoder().encode('{}') });
    const query = queryOf(exchange, { profileTypeId: 'wall:wall:nanoseconds:wall:nanoseconds' });
    const now = () => query.range.to;
    expect(await createPyroscope(http, { now }).series(query, signal)).toEqual({
      ok: true,
      value: {
        kind: 'empty',
        reason: 'Pyroscope has no samples of type wall:wall:nanoseconds:wall:nanoseconds in this range.',
      },
    });
  });
});

describe('refusals', () => {
  const [exchange] = named('series-sum');
  it.each([
    ['a reversed range', { range: { from: 2, to: 1 } }, { kind: 'invalidQuery', field: 'range' }],
    ['no profile type', { profileTypeId: 'cpu' }, { kind: 'invalidQuery', field: 'profileTypeId' }],
  ])('%s is not asked for', async (_what, more, error) => {
    const sent: HttpRequest[] = [];
    const answer = await ask(exchange, more, replay('pyroscope', [exchange], sent));
    expect(answer).toMatchObject({ ok: false, error });
    expect(sent).toEqual([]);
  });

  it.each([
    ['err-query-too-long', { kind: 'rangeTooLong', limitMillis: 86_400_000 }],
    ['err-label-selector', { kind: 'invalidQuery', field: 'labelSelector' }],
    ['err-label-selector.v1', { kind: 'invalidQuery', field: 'labelSelector' }],
    ['mt-no-tenant.mt', { kind: 'noTenant' }],
  ])('%s, to whatever was asked', async (name, error) => {
    const [{ response }] = named(name);
    expect(await ask({ ...exchange, response })).toMatchObject({
      ok: false,
      error: { backend: 'pyroscope', ...error },
    });
  });

  it('reads a limit that v1 storage encodes twice', async () => {
    const inner = {
      code: 'invalid_argument',
      message: 'the query time range exceeds the limit (max_query_length, actual: 48h0m0s, limit: 1d12h)',
    };
    const response = {
      status: 400,
      contentType: 'application/json',
      body: { code: 'invalid_argument', message: JSON.stringify(inner) },
    };
    expect(await ask({ ...exchange, response })).toMatchObject({
      ok: false,
      error: { kind: 'rangeTooLong', limitMillis: 129_600_000 },
    });
  });

  it.each([
    ['no number', [{ timestamp: 'soon' }]],
    ['a number beyond 2^53', [{ timestamp: '9223372036854775807' }]],
    ['a value in words', [{ timestamp: '1', value: 'much' }]],
  ])('an answer with %s', async (_what, points) => {
    const response = { ...exchange.response, body: { series: [{ points }] } };
    expect(await ask({ ...exchange, response })).toMatchObject({ ok: false, error: { kind: 'unexpectedAnswer' } });
  });
});
