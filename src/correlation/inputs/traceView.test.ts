import { type FieldType } from '@grafana/data';

import { T0, TRACE_ID } from '../../../tests/fixtures/traces/frames';
import { readSpans } from '../readSpans';
import { serviceOf, type SpanTable } from '../spanTable';
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

/** A frame whose only cell is the whole trace, as Grafana's link on a trace hands it on. */
const readCell = (cell: unknown): SpanTable =>
  readSpans([{ length: 1, fields: [{ name: 'trace', type: 'trace' as FieldType, config: {}, values: [cell] }] }]);

test('the trace of a trace view: µs, parents as references, ids with a suffix, processes by id', () => {
  const table = readCell(CONTEXT);
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
  expect(readCell(context).length).toBe(0);
});

test('spans that are none, and a process named like a member of every object', () => {
  const table = readCell({
    traceID: TRACE_ID,
    processes: {},
    spans: [null, { spanID: 7, processID: 'constructor', tags: 'x', references: [null] }],
  });
  expect([table.length, table.services, table.spanId]).toEqual([2, [''], ['', '']]);
});

test.each([
  ['as an object', CONTEXT],
  ['as JSON', JSON.stringify(CONTEXT)],
])('the older form of a frame, its only cell the whole trace, %s', (_, cell) => {
  const table = readCell(cell);
  expect(table.name).toEqual(['POST /checkout', 'SELECT', 'again']);
});
