import { type DataFrame, type FieldType } from '@grafana/data';

import { frameOf, savedFrame, T0, TRACE_ID } from '../../../tests/fixtures/traces/frames';
import { readInput } from './readInput';
import { readSearch } from './searchRows';

const table = (columns: Record<string, unknown[]>, units: Record<string, string> = {}): DataFrame => ({
  length: Object.values(columns)[0]?.length ?? 0,
  fields: Object.entries(columns).map(([name, values]) => ({
    name,
    type: 'other' as FieldType,
    config: units[name] ? { unit: units[name] } : {},
    values,
  })),
});
/** As Grafana's HTTP API writes a frame. */
const saved = ({ fields }: DataFrame): unknown => ({
  schema: { fields: fields.map(({ name, type, config }) => ({ name, type, config })) },
  data: { values: fields.map(({ values }) => values) },
});

const SPANS = table(
  {
    traceIdHidden: [TRACE_ID, 'e925513d776dfc65ae53d248a5ccafc'],
    traceService: ['web', 'web'],
    traceName: ['GET /', 'GET /'],
    spanID: ['a1', 'a2'],
    time: [T0, T0 + 5],
    name: ['POST /checkout', 'POST /checkout'],
    'pyroscope.profile.id': ['a1', null],
    'service.name': ['api', 'api'],
    duration: [100_500_000, '2000000'],
  },
  { duration: 'ns' }
);

test('a table of spans: ids with zeros cut off, ns, the attributes that the query selected', () => {
  expect(readSearch([SPANS])).toEqual({
    length: 2,
    traceId: [TRACE_ID, '0e925513d776dfc65ae53d248a5ccafc'],
    spanId: ['00000000000000a1', '00000000000000a2'],
    name: ['POST /checkout', 'POST /checkout'],
    service: ['api', 'api'],
    startMs: Float64Array.of(T0, T0 + 5),
    durationMs: Float64Array.of(100.5, 2),
    profileId: ['00000000000000a1', ''],
  });
});

const traces = (nested: unknown[]): DataFrame =>
  table({
    traceID: [TRACE_ID, 'b'],
    startTime: [T0, '2026-11-22T19:32:00.000Z'],
    traceService: ['web', ''],
    traceName: ['GET /', ''],
    traceDuration: [120, '<1ms'],
    nested,
  });

test.each([
  ['as frames', [[SPANS], []]],
  ['as JSON of frames', [[saved(SPANS)], null]],
])('a table of traces, spans nested in them %s; a trace without spans stands for itself', (_, nested) => {
  const found = readSearch([traces(nested)]);
  expect(found.spanId).toEqual(['00000000000000a1', '00000000000000a2', '']);
  expect(found.traceId[2]).toBe('b'.padStart(32, '0'));
  expect([...found.durationMs]).toEqual([100.5, 2, 0]);
  expect(found.startMs[2]).toBe(Date.parse('2026-11-22T19:32:00.000Z'));
});

test('the search table of Jaeger: µs by its unit', () => {
  const found = readSearch([
    table(
      { traceID: ['5ae53d248a5ccafc'], traceName: ['web: GET /'], startTime: [T0], duration: [1500] },
      { duration: 'µs' }
    ),
  ]);
  expect([found.traceId, found.spanId, found.durationMs[0]]).toEqual([['00000000000000005ae53d248a5ccafc'], [''], 1.5]);
});

test('a duration that is null is unknown', () => {
  expect(readSearch([table({ traceID: ['b'], traceDuration: [null] })]).durationMs[0]).toBeNaN();
});

test.each<[string, DataFrame[], string]>([
  ['a trace', [savedFrame('jaeger.json')], 'trace'],
  ['a trace beside a search', [SPANS, savedFrame('zipkin.json')], 'trace'],
  ['a search', [SPANS], 'search'],
  ['a node graph', [frameOf([{ spanID: '1', operationName: 'x' }])], 'none'],
  ['an empty search', [{ ...SPANS, length: 0 }], 'none'],
  ['no frame', [], 'none'],
])('frames hold %s', (_, frames, kind) => {
  expect(readInput(frames).kind).toBe(kind);
});
