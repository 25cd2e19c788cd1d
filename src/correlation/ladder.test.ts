import { frameOf, savedFrame, T0, tempoFrame, TRACE_ID, traceFromText } from '../../tests/fixtures/traces/frames';
import { type Attempt, attempts, type Question } from './ladder';
import { readSpans } from './readSpans';
import { type CorrelationSettings, DEFAULT_SETTINGS } from './settings';
import { traceServices } from './traceServices';
import { type SpanTable } from './spanTable';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const QUESTION: Question = { profileTypeId: CPU, nowMs: T0 + 3_600_000 };
const id = (line: number): string => line.toString(16).padStart(16, '0');
const rungs = (
  table: SpanTable,
  name: string,
  settings: Partial<CorrelationSettings> = {},
  question: Partial<Question> = {}
): readonly Attempt[] =>
  attempts(table, table.name.indexOf(name), { ...DEFAULT_SETTINGS, ...settings }, { ...QUESTION, ...question });
/** The rungs that are asked without a click, in their order. */
const asked = (...picked: Parameters<typeof rungs>): Attempt[] => rungs(...picked).filter(({ automatic }) => automatic);
const drawn = (ladder: readonly Attempt[]): string[] =>
  ladder.map(({ rung, automatic }) => (automatic ? rung : `(${rung})`));

/** A Go service that labels a request's first span only; it calls another, which calls back. */
const ROOT_ONLY = readSpans([
  traceFromText(`
    web GET / 0+200
      api POST /checkout 10+150 *
        api validate 20+40
          api verify 30+20
            db SELECT 35+5
        auth Check 70+30 *
          api callback 75+10
  `),
]);

/** A service whose inner spans have ids of their own. */
const NESTED = readSpans([
  traceFromText(`
    api POST /checkout 0+100 *
      api price 10+50 *
        api round 20+5
        web notify 30+5
          api hook 31+2 *
  `),
]);

test.each([
  [ROOT_ONLY, 'POST /checkout', 'span', [id(2)], 'samples of exactly this span'],
  [ROOT_ONLY, 'validate', 'localRoot', [id(2)], 'samples of the whole request in api, not only this span'],
  [ROOT_ONLY, 'verify', 'localRoot', [id(2)], 'samples of the whole request in api, not only this span'],
  [
    NESTED,
    'POST /checkout',
    'spanAndBelow',
    [id(1), id(2)],
    'samples of exactly this span, with the span below it that has samples of its own',
  ],
  [NESTED, 'price', 'span', [id(2)], 'samples of exactly this span'],
  [NESTED, 'round', 'localRoot', [id(2)], 'samples of the span price around it, not only this span'],
])('%# the narrowest question about %s', (table, name, rung, spanSelector, why) => {
  const [first] = asked(table, name);
  expect(first).toMatchObject({ rung, query: { spanSelector }, why });
});

test.each([
  ['below another service', 'callback', ['(ownId)', 'trace', '(spanName)', '(serviceTime)']],
  ['in a service without ids', 'SELECT', ['ownId', 'trace', 'spanName', '(serviceTime)']],
  ['of the first service', 'GET /', ['ownId', 'trace', '(spanName)', '(serviceTime)']],
])('no profile id crosses a service boundary: a span %s', (_, name, ladder) => {
  expect(drawn(rungs(ROOT_ONLY, name))).toEqual(ladder);
});

test('a span with ids below it can be asked for alone', () => {
  const ladder = rungs(NESTED, 'POST /checkout');
  expect(drawn(ladder)).toEqual(['(span)', 'spanAndBelow', 'trace', '(spanName)', '(serviceTime)']);
  expect([ladder[0].query.spanSelector, ladder[0].why]).toEqual([
    [id(1)],
    'samples of this span alone, without the spans below it',
  ]);
});

test('a span without attribute, in a service that has none: its own id and those below it', () => {
  expect(asked(ROOT_ONLY, 'GET /')[0].query).toEqual({
    profileTypeId: CPU,
    labelSelector: '{service_name="web"}',
    spanSelector: [id(1)],
    maxNodes: 16_384,
  });
});

test('what the samples are of: the span, one above it, the trace, or other requests too', () => {
  expect(rungs(NESTED, 'price').map(({ rung, of }) => [rung, of])).toEqual([
    ['span', { kind: 'span', row: 1 }],
    ['localRoot', { kind: 'above', row: 0 }],
    ['trace', { kind: 'trace' }],
    ['spanName', { kind: 'others' }],
    ['serviceTime', { kind: 'others' }],
  ]);
});

test('the whole ladder of a span, from narrow to wide, with its windows', () => {
  const ladder = rungs(NESTED, 'price');
  const labelSelector = '{service_name="api"}';
  const base = { profileTypeId: CPU, labelSelector, maxNodes: 16_384 };
  expect(
    ladder.map(({ rung, query, range, automatic }) => ({
      rung,
      query,
      from: range.from - T0,
      to: range.to - T0,
      automatic,
    }))
  ).toEqual([
    { rung: 'span', query: { ...base, spanSelector: [id(2)] }, from: -59_990, to: 60_060, automatic: true },
    { rung: 'localRoot', query: { ...base, spanSelector: [id(1), id(2)] }, from: -60_000, to: 60_100, automatic: true },
    { rung: 'trace', query: { ...base, traceIdSelector: [TRACE_ID] }, from: -60_000, to: 60_100, automatic: true },
    {
      rung: 'spanName',
      query: { ...base, labelSelector: '{service_name="api",span_name="price"}' },
      from: -1_799_965,
      to: 1_800_035,
      automatic: false,
    },
    { rung: 'serviceTime', query: base, from: -14_990, to: 15_060, automatic: false },
  ]);
});

test('a recorded trace asks Pyroscope what the recording of its span profile asked', () => {
  const [first] = rungs(readSpans([tempoFrame('tempo-v2.json')]), 'POST /checkout');
  expect(first.query).toEqual({
    profileTypeId: CPU,
    labelSelector: '{service_name="checkout-api"}',
    spanSelector: ['5a6826ef86f78493'],
    maxNodes: 16_384,
  });
});

test('spans without attribute, where every span is labelled', () => {
  const settings = { allSpans: true };
  expect(asked(ROOT_ONLY, 'validate', settings)[0].query.spanSelector).toEqual([id(3), id(4)]);
  expect(rungs(ROOT_ONLY, 'verify', settings).map(({ rung, why }) => [rung, why])).toEqual([
    ['span', 'samples of exactly this span'],
    ['localRoot', 'samples of the span validate around it, not only this span'],
    ['trace', 'samples of the whole trace in api, not only this span'],
    ['spanName', 'samples of all spans named verify in api in the hour around it, of other requests too'],
    ['serviceTime', 'all samples of api around that time, of other requests too'],
  ]);
});

test('no more than 256 ids are asked for, and the rest is said', () => {
  const spans = Array.from({ length: 300 }, (_, i) => `${i === 0 ? '' : '  '}api s${i} ${i}+1 *`).join('\n');
  const [first] = asked(readSpans([traceFromText(spans)]), 's0');
  expect(first.query.spanSelector).toHaveLength(256);
  expect(first.why).toContain('(44 more are left out)');
});

const bare = (rest: Record<string, unknown>): SpanTable =>
  readSpans([frameOf([{ traceID: TRACE_ID, spanID: '1', operationName: 'x', startTime: T0, duration: 5, ...rest }])]);

test.each([
  [
    'tag of the resource',
    { serviceName: 'a', serviceTags: [{ key: 'service.name', value: 'b' }] },
    '{service_name="b"}',
  ],
  ['name of the frame, as with Jaeger', { serviceName: 'a', serviceTags: [] }, '{service_name="a"}'],
  ['tag of the span', { serviceName: '', tags: [{ key: 'service.name', value: 'c' }] }, '{service_name="c"}'],
  ['quotes and backslashes', { serviceName: 'a"} or {b\\' }, '{service_name="a\\"} or {b\\\\"}'],
  ['nothing known', { serviceName: 'OTLPResourceNoServiceName' }, '{}'],
  ['the name that OpenTelemetry makes up', { serviceName: 'unknown_service:java' }, '{}'],
  [
    'a variable without value',
    { serviceTags: [{ key: 'service.name', value: '${service}' }], serviceName: 'a' },
    '{service_name="a"}',
  ],
])('label selector: %s', (_, rest, labelSelector) => {
  expect(rungs(bare(rest), 'x')[0].query.labelSelector).toBe(labelSelector);
});

test('other attributes, renamed; those that the span lacks are left out', () => {
  const table = bare({
    serviceName: 'a',
    serviceTags: [
      { key: 'k8s.pod.name', value: 'a-1' },
      { key: 'shard', value: 7 },
      { key: 'list', value: ['x'] },
    ],
  });
  const tags = ['service.name', 'k8s.pod.name', 'shard', 'list', 'none'].map((tag) => ({
    tag,
    label: tag.replace(/\W/g, '_'),
  }));
  expect(rungs(table, 'x', { tags })[0].query.labelSelector).toBe('{service_name="a",k8s_pod_name="a-1",shard="7"}');
});

test('a span of an unknown service is never answered with everything on the server', () => {
  expect(rungs(bare({ serviceName: '' }), 'x')).toMatchObject([
    { rung: 'ownId' },
    { rung: 'trace', why: 'samples of the whole trace in all services, not only this span' },
  ]);
});

test('nothing can be asked about a span without ids and service', () => {
  expect(rungs(bare({ serviceName: '', traceID: '', spanID: '' }), 'x')).toEqual([]);
});

test('a trace id of 64 bits is asked for with 32 digits', () => {
  const ladder = rungs(readSpans([savedFrame('jaeger.json')]), 'GET /');
  expect(ladder[1].query.traceIdSelector).toEqual(['00000000000000005ae53d248a5ccafc']);
});

const RULES: Partial<CorrelationSettings> = {
  services: [
    { service: 'api', profileService: 'checkout/api', datasourceUid: 'eu' },
    { service: 'db', tags: [{ tag: 'k8s.pod.name', label: 'pod' }] },
  ],
};

test('a service that is called differently in its profiles, and has a data source of its own', () => {
  const [first] = asked(NESTED, 'price', RULES);
  expect([first.query.labelSelector, first.datasourceUid]).toEqual(['{service_name="checkout/api"}', 'eu']);
  expect(rungs(NESTED, 'notify', RULES)[0].datasourceUid).toBeUndefined();
});

test('a service with a mapping of its own', () => {
  const table = bare({ serviceName: 'db', serviceTags: [{ key: 'k8s.pod.name', value: 'db-0' }] });
  expect(rungs(table, 'x', RULES)[0].query.labelSelector).toBe('{pod="db-0"}');
});

test('a whole trace: a question for each of its services', () => {
  const settings = { ...DEFAULT_SETTINGS, ...RULES };
  const rows = traceServices({ table: ROOT_ONLY, row: 0, settings, question: QUESTION });
  const found = rows.flatMap((row) =>
    attempts(ROOT_ONLY, row, settings, QUESTION).filter(({ rung }) => rung === 'trace')
  );
  expect(found.map(({ query, datasourceUid }) => [query.labelSelector, datasourceUid])).toEqual([
    ['{service_name="web"}', undefined],
    ['{service_name="checkout/api"}', 'eu'],
    ['{service_name="auth"}', undefined],
  ]);
  expect(found.every(({ query }) => query.traceIdSelector?.[0] === TRACE_ID)).toBe(true);
});

test('ids that the data source refuses are not asked for without a click', () => {
  expect(drawn(rungs(NESTED, 'price', {}, { refused: ['trace'] }))).toEqual([
    'span',
    'localRoot',
    '(trace)',
    '(spanName)',
    '(serviceTime)',
  ]);
});
