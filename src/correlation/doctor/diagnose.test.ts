import { frameOf, T0, TRACE_ID, traceFromText } from '../../../tests/fixtures/traces/frames';
import { type Question } from '../ladder';
import { type Picked } from '../rungs/question';
import { readSpans } from '../readSpans';
import { type CorrelationSettings, DEFAULT_SETTINGS } from '../settings';
import { type SpanTable } from '../spanTable';
import { diagnose } from './diagnose';
import { type Facts } from './facts';
import { probesFor } from './probes';
import { SDK_SETUPS } from './sdkSetup';
import { similarNames } from './similarNames';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const HOUR = 3_600_000;
const LINKED = readSpans([
  traceFromText(`
    api POST /checkout 0+1800 *
      db SELECT 100+700
  `),
]);
const picked = (
  table: SpanTable,
  name: string,
  question: Partial<Question> = {},
  settings: Partial<CorrelationSettings> = {}
): Picked => ({
  table,
  row: table.name.indexOf(name),
  settings: { ...DEFAULT_SETTINGS, ...settings },
  question: { profileTypeId: CPU, nowMs: T0 + HOUR, ...question },
});
const links = (span: Picked, facts: Facts = {}): string[] => diagnose({ picked: span, facts }).map(({ link }) => link);
const POST = picked(LINKED, 'POST /checkout');
const SELECT = picked(LINKED, 'SELECT');

test.each<[string, Picked, Facts, string[]]>([
  [
    'the type has no ids',
    picked(LINKED, 'POST /checkout', { profileTypeId: 'memory:alloc_space:bytes:space:bytes' }),
    {},
    ['typeWithoutIds'],
  ],
  ['the span has just ended', picked(LINKED, 'POST /checkout', { nowMs: T0 + 10_000 }), {}, ['notUploadedYet']],
  [
    'older than what is kept',
    picked(LINKED, 'POST /checkout', { nowMs: T0 + 49 * HOUR }, { retentionHours: 48 }),
    {},
    ['outsideRetention'],
  ],
  ['older than the oldest profile', POST, { oldestProfileMs: T0 + 2000 }, ['outsideRetention']],
  [
    'older than the oldest profile: that nothing of then is found follows from it',
    POST,
    { services: [], samplesThen: false, samplesBefore: false, oldestProfileMs: T0 + 2000 },
    ['outsideRetention'],
  ],
  ['the store goes back further', POST, { samplesThen: false, oldestProfileMs: T0 - 2000 }, ['serviceSilent']],
  ['the store is empty', POST, { services: [], samplesThen: false, oldestProfileMs: Infinity }, ['storeEmpty']],
  ['no profiles at all, said once', POST, { services: [], samplesThen: false }, ['serviceWithoutProfiles']],
  ['the service is not in the profile store', POST, { services: ['web'] }, ['serviceWithoutProfiles']],
  ['it is there', POST, { services: ['web', 'api'] }, ['sampledOut']],
  ['nothing of the service then', POST, { services: ['api'], samplesThen: false }, ['serviceSilent']],
  ['trace ids refused', picked(LINKED, 'POST /checkout', { refused: ['trace'] }), {}, ['idsRefused']],
  ['span ids refused', picked(LINKED, 'POST /checkout', { refused: ['span'] }), {}, ['idsRefused']],
  ['no id on the span or above it in its service', SELECT, {}, ['noProfileIds']],
  ['no id, and no profiles either', SELECT, { services: [] }, ['serviceWithoutProfiles', 'noProfileIds']],
  ['all is set up', POST, { samplesThen: true }, ['sampledOut']],
])('the broken link: %s', (_, span, facts, expected) => {
  expect(links(span, facts)).toEqual(expected);
});

test('sampled out: in the words of the verdict', () => {
  const [found] = diagnose({ picked: POST, facts: { samplesThen: true } });
  expect(found).toMatchObject({
    certain: false,
    text: expect.stringMatching(/^It took 1\.8 s and has no CPU sample\. If .*\.$/),
  });
});

test('a name that differs is found among those of the store', () => {
  const [found] = diagnose({ picked: POST, facts: { services: ['web', 'checkout/api', 'billing'] } });
  expect(found.similar).toEqual(['checkout/api']);
  expect(found.text).toContain('service_name="api", but there are profiles of checkout/api.');
});

test.each([
  [
    'checkout-api',
    ['checkout_api', 'Checkout.API', 'checkout-apl', 'payments'],
    ['checkout_api', 'Checkout.API', 'checkout-apl'],
  ],
  ['api', ['api'], []],
  ['api', ['', '!!'], []],
  ['', ['api'], []],
  ['x'.repeat(100_000), ['x'.repeat(100_000) + 'y'], ['x'.repeat(100_000) + 'y']],
])('names like %.20s', (name, candidates, expected) => {
  expect(similarNames(name, candidates)).toEqual(expected);
});

test.each([
  [{ samplesBefore: true, samplesAfter: true }, 'before this span and after it, but not while it ran'],
  [{ samplesBefore: true, samplesAfter: false }, 'Its profiler has stopped, or its uploads fail.'],
  [{ samplesBefore: true }, 'before this span, but not while it ran.'],
  [{ samplesBefore: false, samplesAfter: true }, 'Its profiler was started later.'],
  [{ samplesBefore: false, samplesAfter: false }, 'nor in the hours around it.'],
  [{}, 'api was not profiled while this span ran.'],
])('a silent service: %j', (facts, words) => {
  expect(diagnose({ picked: POST, facts: { samplesThen: false, ...facts } })[0].text).toContain(words);
});

const ofLanguage = (serviceTags: Array<{ key: string; value: string }>): Picked =>
  picked(
    readSpans([
      frameOf([
        {
          traceID: TRACE_ID,
          spanID: '1',
          operationName: 'x',
          serviceName: 'api',
          startTime: T0,
          duration: 500,
          serviceTags,
        },
      ]),
    ]),
    'x'
  );

test.each([
  ['telemetry.sdk.language', 'go', 'Go', 'otelpyroscope.NewTracerProvider'],
  ['telemetry.sdk.language', 'java', 'Java', 'otel.javaagent.extensions'],
  ['telemetry.sdk.language', 'python', 'Python', 'PyroscopeSpanProcessor()'],
  ['telemetry.sdk.language', 'dotnet', '.NET', 'Pyroscope.OpenTelemetry.PyroscopeSpanProcessor'],
  ['telemetry.sdk.language', 'nodejs', 'Node', 'wrapWithLabels'],
  ['telemetry.sdk.language', 'ruby', 'Ruby', 'Pyroscope::Otel::SpanProcessor.new'],
  ['process.runtime.name', 'OpenJDK Runtime Environment', 'Java', 'otel.javaagent.extensions'],
  ['process.runtime.name', 'CPython', 'Python', 'PyroscopeSpanProcessor()'],
])('the line that mends it, by %s %s', (key, value, language, line) => {
  const [found] = diagnose({ picked: ofLanguage([{ key, value }]), facts: {} });
  expect(found.setups.map((setup) => setup.language)).toEqual([language]);
  expect(found.setups[0].line).toContain(line);
});

test('the lines of all languages where it is not known, and none for one without SDK', () => {
  expect(diagnose({ picked: ofLanguage([]), facts: {} })[0].setups).toHaveLength(SDK_SETUPS.size);
  expect(
    diagnose({ picked: ofLanguage([{ key: 'telemetry.sdk.language', value: 'rust' }]), facts: {} })[0]
  ).toMatchObject({
    link: 'sdkWithoutIds',
    setups: [],
    text: expect.stringContaining('No SDK for rust links spans to profiles'),
  });
});

test('ids that are elsewhere in the trace are named', () => {
  expect(diagnose({ picked: SELECT, facts: {} })[0].text).toContain('Spans of api have one.');
});

test('a span without service', () => {
  const table = readSpans([
    frameOf([{ traceID: TRACE_ID, spanID: '1', operationName: 'x', serviceName: '', startTime: T0, duration: 5 }]),
  ]);
  expect(links(picked(table, 'x'))).toEqual(['spanWithoutService', 'noProfileIds']);
  expect(probesFor({ picked: picked(table, 'x'), facts: {} })).toEqual([]);
});

test('what to look up, each answered once, before and after only for a silent service', () => {
  const facts = (known: Facts): string[] => probesFor({ picked: POST, facts: known }).map(({ fact }) => fact);
  expect(facts({})).toEqual(['services', 'samplesThen']);
  expect(facts({ services: ['api'] })).toEqual(['samplesThen']);
  expect(facts({ services: ['api'], samplesThen: true })).toEqual([]);
  expect(facts({ services: ['api'], samplesThen: false })).toEqual(['samplesBefore', 'samplesAfter']);
  const silent = { services: ['api'], samplesThen: false, samplesBefore: false };
  expect(facts(silent)).toEqual(['samplesAfter', 'oldestProfileMs']);
  expect(facts({ ...silent, samplesAfter: true, oldestProfileMs: T0 })).toEqual([]);
});

test('how far back the store goes is asked once for the spans of an hour', () => {
  const since = (span: Picked): unknown =>
    probesFor({ picked: span, facts: { samplesThen: false, samplesBefore: false } }).find(
      ({ fact }) => fact === 'oldestProfileMs'
    );
  expect(since(POST)).toMatchObject({ sinceMs: Math.floor(T0 / HOUR) * HOUR });
  expect(since(SELECT)).toEqual(since(POST));
});

test.each([
  [{ retentionHours: 48 }, {}, 'It ended 3 days ago, and profiles are kept for 2 days'],
  [{}, { oldestProfileMs: T0 + 71 * HOUR }, 'It ended 3 days ago, and the oldest profile is from 1 h ago.'],
])('how old the span is, and how old the profiles are: %j %j', (settings, facts, words) => {
  const old = picked(LINKED, 'POST /checkout', { nowMs: T0 + 72 * HOUR + 1800 }, settings);
  expect(diagnose({ picked: old, facts })[0].text).toContain(words);
});

test('the windows of look-ups meet, and none is empty or beyond now', () => {
  const nowMs = T0 + 16_000;
  for (const span of [
    POST,
    picked(LINKED, 'POST /checkout', { nowMs }),
    picked(LINKED, 'POST /checkout', { nowMs: T0 + 400 }),
  ]) {
    const probes = probesFor({ picked: span, facts: { samplesThen: false } });
    expect(probes.every((probe) => !('range' in probe) || probe.range.to > probe.range.from)).toBe(true);
    expect(probes.map(({ fact }) => fact)).toContain('samplesBefore');
    expect(probes.some(({ fact }) => fact === 'samplesAfter')).toBe(span === POST);
  }
  const silent = probesFor({ picked: POST, facts: { samplesThen: false } });
  const edges = silent.flatMap((probe) => ('query' in probe ? [probe.range.from - T0, probe.range.to - T0] : []));
  expect([edges[1], edges[2]]).toEqual([-15_000, 1800 + 15_000]);
});
