import { type FieldType } from '@grafana/data';
import fs from 'node:fs';
import path from 'node:path';

import { T0, tempoFrame, traceFromText } from '../../../tests/fixtures/traces/frames';
import { type FoundSpans, readSearch } from '../inputs/searchRows';
import { readSpans } from '../readSpans';
import { type Picked } from '../rungs/question';
import { type CorrelationSettings, DEFAULT_SETTINGS } from '../settings';
import { dealt, DEFAULT_DEALING } from './dealing';
import { siblingSearch } from './siblingSearch';
import { readZipkinTraces, siblingsIn } from './siblingsIn';
import { type SlowFast, slowFast, slowFastText } from './slowFast';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const NAMES = { service: 'api', name: 'GET /' };
const id = (n: number): string => n.toString(16).padStart(16, '0');
const PICKED = readSpans([traceFromText('api GET / 0+100 *')]);
const pickedIn = (table = PICKED, settings: Partial<CorrelationSettings> = {}): Picked => ({
  table,
  row: 0,
  settings: { ...DEFAULT_SETTINGS, ...settings },
  question: { profileTypeId: CPU, nowMs: T0 + 3_600_000 },
});

/** Spans of these durations, a second apart; every one has a profile id unless told. */
const spans = (durations: readonly number[], more: Partial<FoundSpans> = {}): FoundSpans => ({
  length: durations.length,
  traceId: durations.map((_, i) => id(i + 1).padStart(32, '0')),
  spanId: durations.map((_, i) => id(i + 1)),
  name: durations.map(() => 'GET /'),
  service: durations.map(() => 'api'),
  startMs: Float64Array.from(durations, (_, i) => T0 + 1000 * i),
  durationMs: Float64Array.from(durations),
  profileId: durations.map((_, i) => id(i + 1)),
  ...more,
});
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
const compared = (found: FoundSpans, picked = pickedIn()): SlowFast => {
  const result = slowFast(found, picked, NAMES);
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
};

test('20 spans of 1 to 20 ms: the two slowest against the rest', () => {
  const result = compared(spans(upTo(20)));
  expect(result).toMatchObject({
    thresholdMs: 18,
    by: 'span',
    slow: { spans: 2, withIds: 2, used: 2, shortestMs: 19, longestMs: 20, meanMs: 19.5 },
    fast: { spans: 18, withIds: 18, used: 18, shortestMs: 1, longestMs: 18, meanMs: 9.5 },
  });
  const query = { profileTypeId: CPU, labelSelector: '{service_name="api"}', maxNodes: 16_384 };
  // Span i begins at (i − 1) seconds; a window reaches a minute beyond its spans.
  expect(result.slow.batches).toEqual([
    {
      ids: [id(19), id(20)],
      query: { ...query, spanSelector: [id(19), id(20)] },
      range: { from: T0 + 18_000 - 60_000, to: T0 + 19_000 + 20 + 60_000 },
    },
  ]);
  expect(result.fast.batches.map(({ ids }) => ids.length)).toEqual([18]);
  expect(slowFastText(result)).toBe(
    'The slowest 10 % against the rest, of 20 spans found: ids of 2 of 2 slow and 18 of 18 fast ones'
  );
});

test('batches of both sides are of one size, and their spans from the short to the long ones', () => {
  const { fast, slow } = compared(spans(upTo(400)));
  expect([slow.spans, slow.used, fast.spans, fast.used]).toEqual([40, 40, 360, 100]);
  expect(slow.batches.map(({ ids }) => ids.length)).toEqual(upTo(8).map(() => 5));
  expect(fast.batches.map(({ ids }) => ids.length)).toEqual(upTo(20).map(() => 5));
  expect([fast.batches[0].ids[0], fast.batches[19].ids[4]]).toEqual([id(1), id(357)]);
});

test.each([
  // [slow, fast] ids, then batches and their size
  [2, 18, [1, 256], [1, 256]],
  [3, 2000, [1, 256], [4, 256]],
  [4, 36, [4, 1], [20, 1]],
  [40, 360, [8, 5], [20, 5]],
  [360, 40, [20, 5], [8, 5]],
  [900, 9000, [8, 112], [9, 112]],
  [5000, 5000, [8, 128], [8, 128]],
])('%d slow and %d fast ids', (slow, fast, ofSlow, ofFast) => {
  const { slow: a, fast: b } = dealt(slow, fast, DEFAULT_DEALING);
  expect([
    [a.batches, a.size],
    [b.batches, b.size],
  ]).toEqual([ofSlow, ofFast]);
  expect(Math.max(a.batches * a.size, b.batches * b.size)).toBeLessThanOrEqual(1024);
});

test('spans of a batch follow each other in time, so that what is alike for minutes is in one', () => {
  const startMs = Float64Array.from(upTo(40), (n) => T0 + 1000 * ((n * 7) % 40));
  const { fast } = compared(spans(upTo(40), { startMs }));
  const starts = fast.batches.flatMap(({ ids }) => ids.map((text) => startMs[Number.parseInt(text, 16) - 1]));
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(new Set(fast.batches.flatMap(({ ids }) => ids)).size).toBe(20);
});

test('by trace, one that has a slow span is not a fast one too', () => {
  const traceId = upTo(20).map((n) => id(n > 18 ? n - 18 : n).padStart(32, '0'));
  const { fast, slow } = compared(spans(upTo(20), { traceId, profileId: upTo(20).map(() => '') }));
  expect([slow.used, fast.withIds, fast.used]).toEqual([2, 16, 16]);
});

test('honest counts: what has no id, what is found twice, elsewhere, too far away or unfinished', () => {
  const found = spans([...upTo(20), 5, 5, 5, 5, 5], {
    profileId: upTo(25).map((n) => (n % 4 === 0 ? '' : id(n))),
    spanId: upTo(25).map((n) => (n === 21 ? id(1) : id(n))),
    traceId: upTo(25).map((n) => (n === 21 ? id(1) : id(n)).padStart(32, '0')),
    name: upTo(25).map((n) => (n === 22 ? 'other' : 'GET /')),
    service: upTo(25).map((n) => (n === 23 ? 'web' : 'api')),
    startMs: Float64Array.from(upTo(25), (n) => (n === 24 ? T0 - 13 * 3_600_000 : T0)),
    durationMs: Float64Array.from([...upTo(20), 5, 5, 5, 5, Number.NaN]),
  });
  const result = compared(found);
  expect(result.counts).toEqual({ found: 25, leftOut: 5 });
  expect([result.slow.spans, result.slow.withIds, result.fast.withIds]).toEqual([2, 1, 14]);
  expect(slowFastText(result)).toContain('of 25 spans found (5 left out): ids of 1 of 2 slow and 14 of 18 fast ones');
});

test('without ids of spans, those of their traces; with a tracer that labels all, their own', () => {
  const found = spans(upTo(20), { profileId: upTo(20).map(() => '') });
  const byTrace = compared(found);
  expect([byTrace.by, ...byTrace.slow.batches.map(({ query }) => query.traceIdSelector)]).toEqual([
    'trace',
    [id(19).padStart(32, '0'), id(20).padStart(32, '0')],
  ]);
  expect(slowFastText(byTrace)).toMatch(/, by trace$/);
  const own = compared(found, pickedIn(PICKED, { allSpans: true })).slow.batches;
  expect(own.map(({ query }) => query.spanSelector)).toEqual([[id(19), id(20)]]);
});

test('where most spans are equally slow, they are the slow ones', () => {
  expect(compared(spans([...upTo(5), ...upTo(15).map(() => 100)]))).toMatchObject({
    thresholdMs: 5,
    slow: { spans: 15 },
    fast: { spans: 5 },
  });
});

test.each([
  ['nothing', spans([]), { kind: 'tooFew', spans: 0, needed: 10 }],
  ['nine', spans(upTo(9)), { kind: 'tooFew', spans: 9, needed: 10 }],
  ['all alike', spans(upTo(20).map(() => 7)), { kind: 'allAlike', durationMs: 7 }],
  [
    'no slow one has an id',
    spans(upTo(20), { profileId: upTo(20).map((n) => (n > 18 ? '' : id(n))) }),
    { kind: 'noIds', of: 'slow' },
  ],
])('not comparable: %s', (_, found, error) => {
  expect(slowFast(found, pickedIn(), NAMES)).toEqual({ ok: false, error });
});

test('a recorded search: 400 spans of Tempo', () => {
  const file = path.join(__dirname, '../../../tests/fixtures/traces/tempo-search.json');
  const { traceID, spanID, start, duration }: Record<string, string[]> = JSON.parse(fs.readFileSync(file, 'utf8'));
  const field = (name: string, values: unknown[]) => ({ name, type: 'other' as FieldType, config: {}, values });
  const table = {
    length: spanID.length,
    fields: [
      field('traceIdHidden', traceID),
      field('spanID', spanID),
      field(
        'time',
        start.map((ns) => Number(ns) / 1e6)
      ),
      field(
        'name',
        spanID.map(() => 'POST /checkout')
      ),
      field(
        'service.name',
        spanID.map(() => 'checkout-api')
      ),
      field('pyroscope.profile.id', spanID),
      field('duration', duration.map(Number)),
    ],
  };
  const picked = pickedIn(readSpans([tempoFrame('tempo-v2.json')]));
  const result = slowFast(readSearch([table]), picked, { service: 'checkout-api', name: 'POST /checkout' });
  const sorted = duration.map(Number).sort((a, b) => a - b);
  expect(result).toMatchObject({
    ok: true,
    value: {
      thresholdMs: sorted[359] / 1e6,
      slow: { spans: 40, withIds: 40, used: 40, longestMs: sorted[399] / 1e6 },
      fast: { spans: 360, used: 100, shortestMs: sorted[0] / 1e6 },
      counts: { found: 400, leftOut: 0 },
    },
  });
  const ids = result.ok
    ? [...result.value.slow.batches, ...result.value.fast.batches].flatMap((batch) => batch.ids)
    : [];
  expect(new Set(ids).size).toBe(140);
  expect(spanID.map((text) => text.padStart(16, '0'))).toEqual(expect.arrayContaining(ids));
});

test.each([
  [
    'tempo',
    {
      kind: 'spans',
      query: {
        queryType: 'traceql',
        query: '{resource.service.name="a\\"b" && name="GET\\n\\\\"} | select(span.pyroscope.profile.id)',
        tableType: 'spans',
        limit: 400,
        spss: 20,
      },
    },
  ],
  ['jaeger', { kind: 'traces', query: { queryType: 'search', service: 'a"b', operation: 'GET\n\\', limit: 40 } }],
  ['zipkin', { kind: 'resource', path: 'traces', params: { serviceName: 'a"b', spanName: 'GET\n\\' } }],
  ['csv', undefined],
])('the search for siblings in %s', (type, search) => {
  expect(siblingSearch(type, { service: 'a"b', name: 'GET\n\\' })).toEqual(search);
});

test('siblings in whole traces, as Jaeger needs them to be fetched', () => {
  const table = readSpans([
    traceFromText(`
      api GET / 0+100 *
        api GET / 5+10
        web GET / 5+10
        api render 20+10
    `),
  ]);
  expect(siblingsIn(table, NAMES)).toMatchObject({ length: 2, spanId: [id(1), id(2)], profileId: [id(1), ''] });
});

test('spans of traces as Zipkin has them', () => {
  const span = {
    traceId: 'A1',
    id: 'b2',
    name: 'get /',
    timestamp: T0 * 1000,
    duration: 1500,
    localEndpoint: { serviceName: 'api' },
    tags: { 'pyroscope.profile.id': 'b2' },
  };
  expect(readZipkinTraces([[span, null, {}], 'x'])).toMatchObject({
    length: 2,
    traceId: ['a1'.padStart(32, '0'), ''],
    spanId: [id(0xb2), ''],
    service: ['api', ''],
    startMs: Float64Array.of(T0, Number.NaN),
    durationMs: Float64Array.of(1.5, Number.NaN),
    profileId: [id(0xb2), ''],
  });
  expect(readZipkinTraces({ error: 'x' }).length).toBe(0);
});
