import { type DataFrame, type FieldType } from '@grafana/data';

import {
  frameOf,
  generatedTrace,
  savedFrame,
  T0,
  tempoFrame,
  TRACE_ID,
  traceFromText,
} from '../../tests/fixtures/traces/frames';
import { readSpans } from './readSpans';
import { findSpan, serviceOf, type SpanTable } from './spanTable';

const id = (n: number): string => n.toString(16).padStart(16, '0');
const span = (spanID: string, parentSpanID: unknown, rest: Record<string, unknown> = {}): Record<string, unknown> => ({
  traceID: TRACE_ID,
  spanID,
  parentSpanID,
  operationName: spanID.replace(/^0*/, ''),
  serviceName: 'api',
  startTime: T0,
  duration: 10,
  ...rest,
});

/** One line a span: service, name, duration, `*` for a profile id, `!` for an error, `…` where it never ended. */
const draw = (table: SpanTable): string[] =>
  Array.from({ length: table.length }, (_, row) =>
    [
      '  '.repeat(table.depth[row]) + serviceOf(table, row),
      table.name[row],
      `${Math.round(table.durationMs[row] * 1000) / 1000}ms`,
      table.profileId[row] && '*',
      table.hasError(row) && '!',
      table.unfinished[row] && '…',
    ]
      .filter(Boolean)
      .join(' ')
  );

test('a recorded trace of Tempo', () => {
  const table = readSpans([tempoFrame('tempo-v2.json')]);
  expect(draw(table)).toEqual([
    'checkout-api POST /checkout 100.317ms *',
    '  checkout-api auth.Validate 9.347ms',
    '  checkout-api pricing.Calculate 76.462ms',
    '  checkout-api db.Query 10.422ms',
  ]);
  expect(table.spanId[0]).toBe('5a6826ef86f78493');
  expect(table.profileId[0]).toBe('5a6826ef86f78493');
  expect(table.traces).toEqual([
    { traceId: TRACE_ID, from: 0, to: 4, startMs: table.startMs[0], endMs: table.startMs[0] + table.durationMs[0] },
  ]);
  expect(table.serviceTags(1)).toContainEqual({ key: 'service.version', value: 'v2' });
  expect(table.notices).toEqual([]);
});

test('a frame of Jaeger: short ids, an error tag, a span whose duration is negative because it never ended', () => {
  const table = readSpans([savedFrame('jaeger.json')]);
  expect(draw(table)).toEqual([
    'shop-web GET / 120.5ms !',
    '  checkout-api POST /checkout 100.317ms *',
    '    checkout-api auth.Validate 116.4ms …',
  ]);
  expect(table.profileId[1]).toBe(id(11));
  expect(table.traces[0].traceId).toBe('00000000000000005ae53d248a5ccafc');
  expect(table.kind(1)).toBe('server');
});

test('a frame of Zipkin: client and server share an id, each has its own children; one span has no start', () => {
  const table = readSpans([savedFrame('zipkin.json')]);
  expect(draw(table)).toEqual([
    'shop-web get / 120ms',
    '  shop-web post /checkout 110ms',
    '    shop-web open 0ms',
    '    checkout-api post /checkout 100ms *',
    '      checkout-api select carts 12ms !',
    '        unknown no start 120ms …',
  ]);
  expect(table.kind(1)).toBe('client');
});

test.each<[string, Array<Record<string, unknown>>, string[]]>([
  ['siblings by start', [span('1', ''), span('2', '1', { startTime: T0 + 5 }), span('3', '1')], ['1', '  3', '  2']],
  ['a child that starts before its parent', [span('1', ''), span('2', '1', { startTime: T0 - 9 })], ['1', '  2']],
  ['children before parents', [span('3', '2'), span('2', '1'), span('1', '')], ['1', '  2', '    3']],
  ['parent ids null and all zero', [span('1', null), span('2', id(0))], ['1', '2']],
  ['orphans are roots', [span('1', ''), span('2', '99')], ['1', '2']],
  ['its own parent', [span('1', '1')], ['1']],
  [
    'a cycle, with a child',
    [span('1', '3'), span('2', '1'), span('3', '2'), span('4', '3')],
    ['1', '  2', '    3', '      4'],
  ],
  ['ids of other forms', [span('000000000000000A', ''), span('b', '0xa')], ['A', '  b']],
  ['no span id', [span('', ''), span('2', '')], ['', '2']],
  ['an id three times', [span('1', ''), span('1', ''), span('1', ''), span('2', '1')], ['1', '  2', '1', '1']],
])('order and depth: %s', (_, rows, drawn) => {
  const table = readSpans([frameOf(rows)]);
  expect(table.name.map((name, row) => '  '.repeat(table.depth[row]) + name)).toEqual(drawn);
});

test.each([
  ['orphans', [span('1', ''), span('2', '99')], ['The parent of 1 span is not in this trace.']],
  ['a cycle', [span('1', '2'), span('2', '1')], ['1 span had a parent below itself; it is shown as a root.']],
  ['no id', [span('', ''), span('?', '')], ['2 spans have no readable span id.']],
])('says what was wrong: %s', (_, rows, notices) => {
  expect(readSpans([frameOf(rows)]).notices).toEqual(notices);
});

test('says when Tempo sent a part of the trace only', () => {
  const frame = { ...frameOf([span('1', '')]), meta: { custom: { partial: true } } };
  expect(readSpans([frame]).notices).toEqual(['The trace source returned a part of the trace only.']);
});

const WRAPPED = (2 ** 64 - T0 * 1e6) / 1e6;
test.each([
  ['no end in Tempo: wrapped to 527 years', { duration: WRAPPED }, 0, 100, 1],
  ['no end in Jaeger: negative', { duration: -T0 }, 0, 100, 1],
  ['no duration', { duration: null }, 0, 100, 1],
  ['no start', { startTime: 0, duration: 5 }, 0, 100, 1],
  ['start beyond the year 9999', { startTime: 1e300, duration: 5 }, 0, 100, 1],
  ['times that are no numbers', { startTime: 'soon', duration: [5] }, 0, 100, 1],
  ['start in year 1', { startTime: -62135596800000, duration: 0 }, 0, 100, 1],
  ['starts where the trace ends', { startTime: T0 + 100, duration: WRAPPED }, 100, 0, 1],
  ['zero', { duration: 0 }, 0, 0, 0],
  ['text', { startTime: String(T0 + 1), duration: '12.5' }, 1, 12.5, 0],
  ['less than a millisecond', { duration: '<1ms' }, 0, 0, 0],
])('times: %s', (_, rest, afterT0, duration, unfinished) => {
  const table = readSpans([frameOf([span('1', '', { duration: 100 }), span('2', '1', rest)])]);
  expect([table.startMs[1] - T0, table.durationMs[1], table.unfinished[1]]).toEqual([afterT0, duration, unfinished]);
});

test.each([
  ['µs by magnitude', 1000, undefined],
  ['ns by magnitude', 1e6, undefined],
  ['ns by unit', 1e6, 'ns'],
])('unit: %s', (_, factor, unit) => {
  const frame = frameOf([span('1', '', { startTime: T0 * factor, duration: 100 * factor })]);
  frame.fields.forEach((field) => (field.config = unit ? { unit } : {}));
  const table = readSpans([frame]);
  expect(table.startMs[0]).toBeCloseTo(T0, 3);
  expect(table.durationMs[0]).toBeCloseTo(100, 3);
});

test('several traces stay apart, though their spans have the same ids; a cut trace id joins its long form', () => {
  const other = '0'.repeat(31) + '1';
  const table = readSpans([
    frameOf([span('1', ''), span('1', '', { traceID: other })]),
    frameOf([span('2', '1', { traceID: TRACE_ID.slice(16) }), span('2', '1', { traceID: other })]),
  ]);
  expect(table.traces.map(({ traceId, from, to }) => [traceId, from, to])).toEqual([
    [TRACE_ID, 0, 2],
    [other, 2, 4],
  ]);
  expect([...table.parent]).toEqual([-1, 0, -1, 2]);
  expect([...table.end]).toEqual([2, 2, 4, 4]);
});

test.each<[string, DataFrame[]]>([
  ['no frame', []],
  ['the older form', [{ length: 0, fields: [{ name: 'trace', type: 'trace' as FieldType, config: {}, values: [] }] }]],
  ['a node graph', [frameOf([{ spanID: '1', operationName: 'x' }])]],
  ['no row', [{ ...frameOf([span('1', '')]), length: 0 }]],
])('no spans: %s', (_, frames) => {
  expect(readSpans(frames)).toMatchObject({ length: 0, traces: [], notices: [] });
});

test.each([
  ['JSON', JSON.stringify([{ key: 'pyroscope.profile.id', value: 'AB' }]), id(0xab)],
  ['JSON that breaks off', '[{"key":"pyroscope.profile.id"', ''],
  ['a list of ids', [{ key: 'pyroscope.profile.id', value: ['ab', 'cd'] }], id(0xab)],
  ['an unresolved variable', [{ key: 'pyroscope.profile.id', value: '${__span.spanId}' }], ''],
  ['no tags', null, ''],
  ['tags of no shape', [null, 'x', { value: 1 }], ''],
])('profile id in tags: %s', (_, tags, profileId) => {
  expect(readSpans([frameOf([span('1', '', { tags })])]).profileId).toEqual([profileId]);
});

test('100,000 spans nested in each other, and as many side by side', () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => span(id(i + 1), i === 0 ? '' : id(i)));
  const deep = readSpans([frameOf(rows)]);
  expect(deep.depth[99_999]).toBe(99_999);
  expect(deep.end[0]).toBe(100_000);
  const wide = readSpans([frameOf(rows.map((row) => ({ ...row, parentSpanID: row.spanID === id(1) ? '' : id(1) })))]);
  expect(wide.depth[99_999]).toBe(1);
});

test('250,000 spans in no order', () => {
  const table = readSpans([generatedTrace(250_000)]);
  expect([table.length, table.end[0], table.profileId.filter(Boolean).length]).toEqual([250_000, 250_000, 25_000]);
  expect(table.missingParent.some((is) => is === 1)).toBe(false);
  expect(
    table.parent.every((above, row) => above < row && (above < 0 || table.startMs[above] <= table.startMs[row]))
  ).toBe(true);
});

test('a span is found by its ids, and the server half where client and server share one', () => {
  const table = readSpans([savedFrame('zipkin.json')]);
  const shared = findSpan(table, table.traces[0].traceId, table.spanId[1]);
  expect(shared !== undefined && [table.name[shared], serviceOf(table, shared), table.kind(shared)]).toEqual([
    'post /checkout',
    'checkout-api',
    'server',
  ]);
  expect(findSpan(table, '', table.spanId[0])).toBe(0);
  expect(findSpan(table, '0'.repeat(31) + '9', table.spanId[0])).toBeUndefined();
  expect(findSpan(table, '', '')).toBeUndefined();
});

test('the drawing of traces that other tests use', () => {
  const drawn = traceFromText(`
    web GET / 0+100
      api POST /x 10+50 *
      web render 70+20
  `);
  expect(draw(readSpans([drawn]))).toEqual(['web GET / 100ms', '  api POST /x 50ms *', '  web render 20ms']);
});
