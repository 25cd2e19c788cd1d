import { type DataFrame } from '@grafana/data';

import { frameOf, generatedTrace, savedFrame, T0, TRACE_ID, traceFromText } from '../../tests/fixtures/traces/frames';
import { diagnose } from './doctor/diagnose';
import { readInput } from './inputs/readInput';
import { type Attempt, attempts, type Question } from './ladder';
import { readSpans } from './readSpans';
import { type CorrelationSettings, DEFAULT_SETTINGS } from './settings';
import { findSpan, serviceOf, type SpanTable } from './spanTable';
import { traceServices } from './traceServices';
import { verdictOfNone } from './verdict/verdict';

/**
 * One test or more for each case that traces and profiles are known to meet, named after it. Quick clicking and missing
 * permissions are met by the panel.
 */

const QUESTION: Question = { profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', nowMs: T0 + 3_600_000 };
const id = (n: number): string => n.toString(16).padStart(16, '0');
const span = (spanID: string, parentSpanID: string, rest: Record<string, unknown> = {}): Record<string, unknown> => ({
  traceID: TRACE_ID,
  spanID,
  parentSpanID,
  operationName: spanID,
  serviceName: 'api',
  startTime: T0,
  duration: 100,
  ...rest,
});
const profiled = (spanID: string) => ({ tags: [{ key: 'pyroscope.profile.id', value: spanID }] });
const table = (...rows: Array<Record<string, unknown>>): SpanTable => readSpans([frameOf(rows)]);
const ladder = (
  spans: SpanTable,
  name: string,
  settings: Partial<CorrelationSettings> = {},
  question: Partial<Question> = {}
): readonly Attempt[] =>
  attempts(spans, spans.name.indexOf(name), { ...DEFAULT_SETTINGS, ...settings }, { ...QUESTION, ...question });
const asked = (...of: Parameters<typeof ladder>): string[] =>
  ladder(...of)
    .filter(({ automatic }) => automatic)
    .map(({ rung }) => rung);
const links = (spans: SpanTable, name: string): string[] => {
  const picked = { table: spans, row: spans.name.indexOf(name), settings: DEFAULT_SETTINGS, question: QUESTION };
  return diagnose({ picked, facts: {} }).map(({ link }) => link);
};

describe('span shorter than sampling period', () => {
  const short = table(span('a', '', { ...profiled('a'), duration: 4 }));

  test('less than one sample is expected of it', () => {
    expect(verdictOfNone(short, 0, DEFAULT_SETTINGS).text).toContain('time for 0.4 samples at 100 a second');
  });
  test('all spans of its name are asked for without a click, over the time shown', () => {
    const range = { from: T0 - 3_600_000, to: T0 + 3_600_000 };
    const [, , byName] = ladder(short, 'a', {}, { range });
    expect(asked(short, 'a')).toEqual(['span', 'trace', 'spanName']);
    expect(byName).toMatchObject({
      rung: 'spanName',
      range,
      query: { labelSelector: '{service_name="api",span_name="a"}' },
    });
  });
  test('a short child has the name of its local root, which is what samples are labelled with', () => {
    const rows = readSpans([traceFromText('api POST / 0+50 *\n  api validate 1+2')]);
    expect(ladder(rows, 'validate').find(({ rung }) => rung === 'spanName')?.query.labelSelector).toBe(
      '{service_name="api",span_name="POST /"}'
    );
  });
});

test('attribute present, no samples: it waited, or was not profiled', () => {
  const idle = table(span('a', '', { ...profiled('a'), duration: 1800 }));
  expect(links(idle, 'a')).toEqual(['sampledOut']);
  expect(verdictOfNone(idle, 0, DEFAULT_SETTINGS).text).toContain('it computed for less than 30 ms (95 % sure)');
});

test('attribute missing on child: the local root answers, never across a service boundary', () => {
  const spans = readSpans([traceFromText('web GET / 0+90 *\n  api POST / 1+80\n    api validate 2+70')]);
  expect(asked(spans, 'validate')).toEqual(['ownId', 'trace']);
  const same = readSpans([traceFromText('api GET / 0+90 *\n  api validate 2+70')]);
  expect(asked(same, 'validate')).toEqual(['localRoot', 'trace']);
});

test('unsampled trace: the time of its service is a click away, with trace and without', () => {
  const bare = readSpans([traceFromText('api GET / 0+90')]);
  const last = ladder(bare, 'GET /').slice(-1)[0];
  expect(last).toMatchObject({
    rung: 'serviceTime',
    automatic: false,
    query: { labelSelector: '{service_name="api"}' },
  });
  expect(last.query).not.toHaveProperty('spanSelector');
});

test('missing labels, service name differs: fallback, mapping, suggestion', () => {
  const spans = table(span('a', '', { serviceTags: [], ...profiled('a') }));
  expect(ladder(spans, 'a')[0].query.labelSelector).toBe('{service_name="api"}');
  const services = [{ service: 'api', profileService: 'shop/api' }];
  expect(ladder(spans, 'a', { services })[0].query.labelSelector).toBe('{service_name="shop/api"}');
  const picked = { table: spans, row: 0, settings: DEFAULT_SETTINGS, question: QUESTION };
  expect(diagnose({ picked, facts: { services: ['shop/api'] } })[0].similar).toEqual(['shop/api']);
});

test('unresolved ${__span.tags[…]}: as if it were not there', () => {
  const unresolved = '${__span.tags["pyroscope.profile.id"]}';
  const spans = table(
    span('a', '', { serviceTags: [{ key: 'service.name', value: '${service}' }], ...profiled(unresolved) })
  );
  expect(spans.profileId).toEqual(['']);
  expect(ladder(spans, 'a')[0]).toMatchObject({ rung: 'ownId', query: { labelSelector: '{service_name="api"}' } });
});

describe('clock skew', () => {
  const window = (warnings: unknown, settings: Partial<CorrelationSettings> = {}): number[] => {
    const { range } = ladder(table(span('a', '', { ...profiled('a'), warnings })), 'a', settings)[0];
    return [range.from - T0, range.to - T0];
  };
  test.each([
    ['none', null, {}, [-60_000, 60_100]],
    ['a setting', null, { clockSkewSeconds: 5 }, [-65_000, 65_100]],
    [
      'Jaeger found some',
      ['clock skew adjustment disabled; not applying calculated delta of 1m1.5s'],
      {},
      [-121_500, 121_600],
    ],
    ['Jaeger moved the span', ["This span's timestamps were adjusted by -250.5ms"], {}, [-60_251, 60_351]],
    ['of unknown size', ['Clock skew!'], {}, [-120_000, 120_100]],
    ['more than an hour', ['max clock skew adjustment delta exceeded: delta of 100h0m0s'], {}, [-3_660_000, 3_600_000]],
    ['another warning', ['duration was 3m'], {}, [-60_000, 60_100]],
  ])('%s', (_, warnings, settings, expected) => {
    expect(window(warnings, settings)).toEqual(expected);
  });
  test('a child may start before its parent', () => {
    const spans = table(span('a', ''), span('b', 'a', { startTime: T0 - 50 }));
    expect([...spans.parent]).toEqual([-1, 0]);
    expect(spans.traces[0].startMs).toBe(T0 - 50);
  });
});

test('64-bit ids, trimmed zeros, upper case, base64, `_1` suffix, decimal: one span each, linked', () => {
  const spans = table(
    span('5A6826EF86F78493', '', { traceID: TRACE_ID.slice(16) }),
    span('Wmgm74b3hJQ=', '5a6826ef86f78493_1', { traceID: TRACE_ID.toUpperCase() }),
    span('6514412834894316691', '0x5A6826EF86F78494')
  );
  expect(spans.traces.map(({ traceId }) => traceId)).toEqual([TRACE_ID]);
  expect([...spans.parent]).toEqual([-1, 0, 1]);
});

test('open span: clamped to the trace and to now, and never longer in a query', () => {
  const wrapped = (2 ** 64 - T0 * 1e6) / 1e6;
  const spans = table(
    span('a', '', profiled('a')),
    span('b', 'a', { ...profiled('b'), startTime: T0 + 10, duration: wrapped })
  );
  expect([spans.durationMs[1], spans.unfinished[1]]).toEqual([90, 1]);
  const [first] = ladder(spans, 'b', {}, { nowMs: T0 + 30_000 });
  expect(first.range).toEqual({ from: T0 + 10 - 60_000, to: T0 + 30_000 });
  const lone = table(span('b', '', { ...profiled('b'), duration: wrapped }));
  expect(ladder(lone, 'b')[0].range).toEqual({ from: T0 - 60_000, to: T0 + 60_000 });
});

test('duration 0, and a padding of 0: at least a millisecond is asked for', () => {
  const spans = table(span('a', '', { ...profiled('a'), duration: 0 }));
  expect(ladder(spans, 'a', { paddingSeconds: 0 })[0].range).toEqual({ from: T0, to: T0 + 1 });
  expect(ladder(spans, 'a')[0].range).toEqual({ from: T0 - 60_000, to: T0 + 60_000 });
});

test('no time at all: it is looked for in the time of the page, or in the last half hour', () => {
  const spans = table(span('a', '', { ...profiled('a'), startTime: null }));
  const range = { from: T0, to: T0 + 1000 };
  expect(ladder(spans, 'a', {}, { range })[0].range).toEqual(range);
  expect(ladder(spans, 'a')[0].range).toEqual({ from: QUESTION.nowMs - 1_800_000, to: QUESTION.nowMs });
});

test('50,000 spans: the ladder of the root, with ids beyond what a query holds', () => {
  const spans = readSpans([generatedTrace(50_000)]);
  const [first] = attempts(spans, 0, { ...DEFAULT_SETTINGS, allSpans: true }, QUESTION);
  expect([spans.length, first.rung, spans.end[0]]).toEqual([50_000, 'span', 50_000]);
  const one = readSpans([
    { ...generatedTrace(5_000), fields: generatedTrace(5_000).fields.filter(({ name }) => name !== 'serviceName') },
  ]);
  const below = attempts(one, 0, { ...DEFAULT_SETTINGS, allSpans: true }, QUESTION).find(
    ({ rung }) => rung === 'spanAndBelow'
  );
  expect(below?.query.spanSelector).toHaveLength(256);
  expect(below?.why).toContain('(4744 more are left out)');
});

test('partial trace: said, and an orphan is the local root of those below it', () => {
  const frame: DataFrame = {
    ...frameOf([span('b', '99', profiled('b')), span('c', 'b'), span('d', '99')]),
    meta: { custom: { partial: true } },
  };
  const spans = readSpans([frame]);
  expect(spans.isPartial).toBe(true);
  expect(spans.notices).toEqual([
    'The trace source returned a part of the trace only.',
    'The parents of 2 spans are not in this trace.',
  ]);
  expect(ladder(spans, 'c').find(({ rung }) => rung === 'localRoot')).toMatchObject({
    query: { spanSelector: [id(0xb)] },
    why: 'samples of the span b around it, not only this span',
  });
  expect(links(spans, 'd')).toEqual(['noProfileIds', 'parentMissing']);
});

test('duplicate span ids (Zipkin shared): both rows stay, and a link by id leads to the server half', () => {
  const spans = readSpans([savedFrame('zipkin.json')]);
  const server = findSpan(spans, '', spans.spanId[1]) ?? -1;
  expect([serviceOf(spans, server), spans.kind(server), spans.parent[server]]).toEqual(['checkout-api', 'server', 1]);
});

test('several services: a question for each, at the data source that has its profiles', () => {
  const spans = readSpans([traceFromText('web GET / 0+90\n  api POST / 1+80 *')]);
  const settings = { ...DEFAULT_SETTINGS, services: [{ service: 'web', datasourceUid: 'eu' }] };
  const rows = traceServices({ table: spans, row: 1, settings, question: QUESTION });
  const found = rows.map((row) => attempts(spans, row, settings, QUESTION).find(({ rung }) => rung === 'trace'));
  expect(found.map((attempt) => [attempt?.query.labelSelector, attempt?.datasourceUid])).toEqual([
    ['{service_name="web"}', 'eu'],
    ['{service_name="api"}', undefined],
  ]);
});

test('several traces in frames: kept apart, to be chosen from', () => {
  const spans = table(span('a', ''), span('a', '', { traceID: '9' }), span('b', 'a', { traceID: '9' }));
  expect(spans.traces.map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [1, 3],
  ]);
});

test('legacy single-field `trace` frame, empty frame, node-graph frames mixed in: read or skipped', () => {
  const legacy = {
    traceID: TRACE_ID,
    spans: [{ spanID: 'a', operationName: 'old', startTime: T0 * 1000, duration: 5000 }],
  };
  const field = (values: unknown[]): DataFrame => ({
    length: values.length,
    fields: [{ name: 'trace', type: 'trace' as never, config: {}, values }],
  });
  const nodes = frameOf([{ spanID: 'n', operationName: 'node' }]);
  const input = readInput([
    nodes,
    field([]),
    { fields: [], length: 0 },
    field([legacy, null, '{']),
    frameOf([span('b', '')]),
  ]);
  expect(input.kind === 'trace' && input.table.name).toEqual(['old', 'b']);
});

test("numbers as strings, '<1ms', null duration: coerced, or unknown", () => {
  const spans = table(
    span('a', '', { startTime: String(T0), duration: '100' }),
    span('b', 'a', { duration: '<1ms' }),
    span('c', 'a', { duration: null })
  );
  expect([...spans.durationMs]).toEqual([100, 0, 100]);
  expect([...spans.unfinished]).toEqual([0, 0, 1]);
});

test('old Pyroscope without trace selector: the rung is a click away, and the doctor says so', () => {
  const spans = readSpans([traceFromText('api GET / 0+90 *')]);
  expect(asked(spans, 'GET /', {}, { refused: ['trace'] })).toEqual(['span']);
  const picked = {
    table: spans,
    row: 0,
    settings: DEFAULT_SETTINGS,
    question: { ...QUESTION, refused: ['trace' as const] },
  };
  expect(diagnose({ picked, facts: {} })[0].text).toContain('cannot look up a trace id. Pyroscope can from 2.2 on');
});

test('aggregated spans: no rung by its ids, its name is asked for; a parent does not ask for its id', () => {
  const summary = { tags: [{ key: 'aggregation.is_summary', value: 'true' }, ...profiled('b').tags] };
  const spans = table(span('a', '', profiled('a')), span('b', 'a', summary));
  expect(asked(spans, 'b')).toEqual(['spanName']);
  expect(ladder(spans, 'b').map(({ rung }) => rung)).toEqual(['localRoot', 'trace', 'spanName', 'serviceTime']);
  expect(ladder(spans, 'a')[0].query.spanSelector).toEqual([id(0xa)]);
  expect(asked(spans, 'b', { allSpans: true })).toEqual(['spanName']);
});
