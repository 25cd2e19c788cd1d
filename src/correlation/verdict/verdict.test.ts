import { frameOf, T0, TRACE_ID, traceFromText } from '../../../tests/fixtures/traces/frames';
import { type Subject } from '../attempt';
import { readSpans } from '../readSpans';
import { DEFAULT_SETTINGS } from '../settings';
import { spanTime } from './spanTime';
import { type ProfileNumbers } from './spentText';
import { verdict, verdictOfNone } from './verdict';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const cpu = (ms: number): ProfileNumbers => ({ profileTypeId: CPU, total: ms * 1e6, unit: 'ns' });

const TABLE = readSpans([
  traceFromText(`
    api POST /checkout 0+1800 *
      db db.Query 100+700
      db db.Query 400+816
      api render 1300+90
      api audit 1750+500
    api alone 0+1800
    api short 0+4
  `),
]);
const say = (name: string, profile: ProfileNumbers, of: Subject['kind'] = 'span') => {
  const row = TABLE.name.indexOf(name);
  const subject: Subject = of === 'span' || of === 'above' ? { kind: of, row } : { kind: of };
  return verdict(TABLE, row, { of: subject }, profile, DEFAULT_SETTINGS);
};

test('time in children: overlaps once, none beyond the parent, the biggest by name', () => {
  // db.Query 100 to 800 and 400 to 1216 is 1,116 ms; render 90; audit 50 of its 500.
  expect(spanTime(TABLE, 0)).toEqual({
    wallMs: 1800,
    childrenMs: 1116 + 90 + 50,
    selfMs: 1800 - 1116 - 90 - 50,
    biggestChild: { row: 2, name: 'db.Query', ms: 1116, count: 2 },
  });
  expect(spanTime(TABLE, TABLE.name.indexOf('alone'))).toEqual({
    wallMs: 1800,
    childrenMs: 0,
    selfMs: 1800,
    biggestChild: undefined,
  });
});

test('a child that starts before its parent, and a zero-length parent', () => {
  const span = (spanID: string, parentSpanID: string, startTime: number, duration: number) => ({
    traceID: TRACE_ID,
    spanID,
    parentSpanID,
    operationName: spanID,
    serviceName: 'api',
    startTime,
    duration,
  });
  const table = readSpans([
    frameOf([span('1', '', T0, 10), span('2', '1', T0 - 5, 10), span('3', '', T0, 0), span('4', '3', T0, 5)]),
  ]);
  expect(spanTime(table, 0)).toMatchObject({ childrenMs: 5, selfMs: 5 });
  expect(spanTime(table, 2)).toMatchObject({ wallMs: 0, childrenMs: 0, biggestChild: undefined });
});

test.each<[string, ProfileNumbers, string]>([
  [
    'POST /checkout',
    cpu(90),
    '1.8 s wall, 0.09 s CPU: the flame graph explains 5 % of it; 62 % are 2 children db.Query; 9 samples only, so shares are rough',
  ],
  ['alone', cpu(900), '1.8 s wall, 0.9 s CPU: the flame graph explains 50 % of it'],
  ['alone', cpu(200), '1.8 s wall, 0.2 s CPU: the flame graph explains 11 % of it; for the rest it waited'],
  ['alone', cpu(1810), '1.8 s wall, 1.8 s CPU: the flame graph explains 101 % of it'],
  ['alone', cpu(4860), '1.8 s wall, 4.9 s CPU: 2.7 threads on average'],
  [
    'alone',
    { profileTypeId: 'wall:wall:nanoseconds:wall:nanoseconds', total: 1.7e9, unit: 'ns' },
    '1.8 s wall, 1.7 s in the wall-clock profile: the flame graph covers 94 % of it',
  ],
  [
    'alone',
    { profileTypeId: 'block:delay:nanoseconds:contentions:count', total: 4e8, unit: 'ns' },
    '1.8 s wall, 0.4 s blocked: it was blocked for 22 % of it',
  ],
  [
    'alone',
    { profileTypeId: 'mutex:delay:nanoseconds:contentions:count', total: 4e8, unit: 'ns' },
    '1.8 s wall, others waited 0.4 s for locks that it held',
  ],
  [
    'alone',
    { profileTypeId: 'memory:alloc_space:bytes:space:bytes', total: 12 * 1024 ** 2, unit: 'bytes' },
    '1.8 s wall, 12 MiB allocated',
  ],
  [
    'alone',
    { profileTypeId: 'memory:alloc_objects:count:space:bytes', total: 12_345, unit: 'short' },
    '1.8 s wall, 12,345 allocated',
  ],
  [
    'alone',
    { profileTypeId: 'memory:inuse_space:bytes:space:bytes', total: 2048, unit: 'bytes' },
    '1.8 s wall, 2 KiB in use when the profile was taken',
  ],
  [
    'alone',
    { profileTypeId: 'process_cpu:samples:count:cpu:nanoseconds', total: 1, unit: 'short' },
    '1.8 s wall, 1 CPU sample',
  ],
])('%s, %j', (name, profile, text) => {
  expect(say(name, profile).text).toBe(text);
});

test('the numbers of a verdict', () => {
  expect(say('POST /checkout', cpu(90))).toMatchObject({
    explained: 0.05,
    child: { row: 2, share: 0.62 },
    samples: { found: 9, chanceOfNone: Math.exp(-180) },
  });
});

test.each<[Subject['kind'], string]>([
  ['above', 'alone around it: 1.8 s wall, 0.9 s CPU: the flame graph explains 50 % of it'],
  ['trace', 'The trace took 2.3 s: 0.9 s CPU in its spans of api'],
  ['others', 'Samples of other requests too: they do not tell where the time of this span went'],
])('samples of more than the span: %s', (kind, text) => {
  expect(say('alone', cpu(900), kind).text).toBe(text);
});

test('a trace of one service: the samples are those of all of its spans', () => {
  const spans = readSpans([traceFromText('api GET / 0+900 *\n  api POST / 1+800 *')]);
  expect(verdict(spans, 1, { of: { kind: 'trace' } }, cpu(90), DEFAULT_SETTINGS).text).toBe(
    'The trace took 900 ms: 90 ms CPU in all of its spans'
  );
});

// λ = 0.4 at 100 samples a second: e^−0.4 = 0.67. No sample in 1.8 s: 3.0/100 s.
test.each([
  [
    'short',
    'It took 4 ms, time for 0.4 samples at 100 a second. Even a span that computes all the time has none in 67 % of cases',
  ],
  [
    'alone',
    'It took 1.8 s and has no CPU sample. If it was profiled throughout, it computed for less than 30 ms (95 % sure) and waited for the rest',
  ],
  [
    'POST /checkout',
    'It took 1.8 s and has no CPU sample. If it was profiled throughout, it computed for less than 30 ms (95 % sure) and waited for the rest. Of its time, 62 % are 2 children db.Query',
  ],
])('no samples of %s', (name, text) => {
  expect(verdictOfNone(TABLE, TABLE.name.indexOf(name), DEFAULT_SETTINGS).text).toBe(text);
});
