import { T0, TRACE_ID } from '../../../tests/fixtures/traces/frames';
import { readSpanContext, readSpans, readTraceView } from '../readSpans';
import { serviceOf } from '../spanTable';
import { type SpanContext } from './spanContext';
import { type TraceViewContext } from './traceView';

const MICROS = T0 * 1000;
const childOf = (spanID: string) => [
  { refType: 'FOLLOWS_FROM', spanID: 'ff' },
  { refType: 'CHILD_OF', spanID },
];
const CONTEXT: TraceViewContext = {
  traceID: TRACE_ID,
  datasource: { uid: 'tempo', type: 'tempo' },
  processes: { p1: { serviceName: 'api', tags: [{ key: 'k8s.pod.name', value: 'api-1' }] } },
  spans: [
    { spanID: 'a1', processID: 'p1', operationName: 'POST /checkout', startTime: MICROS, duration: 100_500, tags: [] },
    {
      spanID: 'a2',
      process: { serviceName: 'db' },
      operationName: 'SELECT',
      startTime: MICROS + 250,
      duration: 1500,
      references: childOf('a1'),
      tags: [
        { key: 'pyroscope.profile.id', value: 'a2' },
        { key: 'error', value: true },
      ],
      warnings: ['clock skew'],
    },
    {
      spanID: 'a2_1',
      operationName: 'again',
      startTime: MICROS + 300,
      duration: 0,
      references: childOf('a2'),
      kind: 'server',
    },
  ],
};

test('the trace of a trace view: µs, parents as references, ids with a suffix, processes by id', () => {
  const table = readTraceView(CONTEXT);
  expect(table.name.map((name, row) => [table.depth[row], name, serviceOf(table, row)])).toEqual([
    [0, 'POST /checkout', 'api'],
    [1, 'SELECT', 'db'],
    [2, 'again', ''],
  ]);
  expect([...table.startMs]).toEqual([T0, T0 + 0.25, T0 + 0.3]);
  expect([...table.durationMs]).toEqual([100.5, 1.5, 0]);
  expect(table.profileId[1]).toBe('00000000000000a2');
  expect(table.traces[0].traceId).toBe(TRACE_ID);
  expect(table.serviceTags(0)).toEqual([{ key: 'k8s.pod.name', value: 'api-1' }]);
  expect([table.hasError(1), table.kind(2), table.warnings(1)]).toEqual([true, 'server', ['clock skew']]);
});

test.each([
  ['nothing', undefined],
  ['no spans', { traceID: TRACE_ID, spans: [] }],
  ['spans of another shape', { spans: 'x' }],
])('no trace in a trace view: %s', (_, context) => {
  expect(readTraceView(context as unknown as TraceViewContext).length).toBe(0);
});

test('spans that are none, and a process named like a member of every object', () => {
  const table = readTraceView({
    traceID: TRACE_ID,
    processes: {},
    spans: [null, { spanID: 7, processID: 'constructor', tags: 'x', references: [null] }],
  } as unknown as TraceViewContext);
  expect([table.length, table.services, table.spanId]).toEqual([2, [''], ['', '']]);
});

test.each([
  ['as an object', CONTEXT],
  ['as JSON', JSON.stringify(CONTEXT)],
])('the older form of a frame, its only cell the whole trace, %s', (_, cell) => {
  const table = readSpans([
    { length: 1, fields: [{ name: 'trace', type: 'trace' as never, config: {}, values: [cell] }] },
  ]);
  expect(table.name).toEqual(['POST /checkout', 'SELECT', 'again']);
});

const SPAN: SpanContext = {
  attributes: { 'service.name': ['api'], 'k8s.pod.name': ['api-1'] },
  spanAttributes: { 'pyroscope.profile.id': ['a2'] },
  timeRange: { from: T0 - 60_000, to: T0 + 60_000 },
  traceID: TRACE_ID,
  spanID: 'a2',
  spanStartTime: MICROS,
};

test.each([
  ['as of Grafana 13.0', SPAN, { spanId: '00000000000000a2', start: T0, duration: 0 }],
  [
    '12.4: no start',
    { ...SPAN, spanStartTime: undefined },
    { spanId: '00000000000000a2', start: T0 - 60_000, duration: 120_000 },
  ],
  [
    '12.2: no ids',
    { attributes: SPAN.attributes, spanAttributes: SPAN.spanAttributes },
    { spanId: '', start: 0, duration: 0 },
  ],
])('a span known by its attributes, %s', (_, context, { spanId, start, duration }) => {
  const table = readSpanContext(context);
  expect([table.length, serviceOf(table, 0), table.profileId[0]]).toEqual([1, 'api', '00000000000000a2']);
  expect([table.spanId[0], table.startMs[0], table.durationMs[0]]).toEqual([spanId, start, duration]);
  expect(table.notices[0]).toMatch(/is not known/);
});
