import { encodeStacks, type Stack } from '../../../tests/encodeStacks';
import { decodePprof } from '../pprof';
import { type Profile } from '../profile';
import { allSteps } from '../steps';
import { orderOfProfile, sampleTimesSteps } from './sampleTimes';
import { profileChartSteps, threadChartSteps } from './profileChart';

const NOON = 1_700_000_000_000_000_000n;
const MS = 1_000_000n;

/** A sample that ended so many milliseconds after noon. */
const at = (ms: number, stack: string, thread: Readonly<Record<string, string | bigint>> = {}): Stack => ({
  stack,
  labels: { end_timestamp_ns: NOON + BigInt(ms) * MS, ...thread },
});

async function profileOf(...stacks: readonly Stack[]): Promise<Profile> {
  const profile = await decodePprof(encodeStacks(stacks));
  if (!profile.ok) {
    throw new Error(JSON.stringify(profile.error));
  }
  return profile.value;
}

/** As `a 0-20 = 2`: a call, from when to when in ms, and its total. */
function drawn(profile: Profile, track = 0): readonly string[] {
  const chart = allSteps(profileChartSteps(profile, 0, track));
  if (!chart.ok) {
    return [chart.error];
  }
  const { level, names, nameIndex, total, times } = chart.value;
  return Array.from(level, (depth, row) => {
    const [from, to] = [times?.start[row] ?? NaN, times?.end[row] ?? NaN].map((ns) => ns / 1e6);
    return `${'  '.repeat(depth)}${names[nameIndex[row]]} ${from}-${to} = ${total[row]}`;
  });
}

it('equal frames of samples that follow each other are one call, and a pause ends it', async () => {
  const profile = await profileOf(
    at(30, 'main;idle 1'),
    at(10, 'main;work;sort 1'),
    at(20, 'main;work 1'),
    at(70, 'main;work 1'),
    at(80, 'main;work 1')
  );
  expect(orderOfProfile(profile)).toEqual({ kind: 'ordered', tracks: ['(no thread)'] });
  expect(drawn(profile)).toEqual([
    'total 0-80 = 5',
    '  main 0-30 = 3',
    '    work 0-20 = 2',
    '      sort 0-10 = 1',
    '    idle 20-30 = 1',
    '  main 60-80 = 2',
    '    work 60-80 = 2',
  ]);
});

it('a timer that is late by less than half a period leaves no gap', async () => {
  const profile = await profileOf(
    at(10, 'main 1'),
    at(20, 'main 1'),
    at(34, 'main 1'),
    at(44, 'main 1'),
    at(60, 'main 1')
  );
  expect(drawn(profile)).toEqual(['total 0-60 = 5', '  main 0-44 = 4', '  main 50-60 = 1']);
});

it('threads are tracks of the same time, by name and id, those with the most samples first', async () => {
  const worker = { 'thread name': 'Worker', 'thread id': 7n };
  const profile = await profileOf(
    at(10, 'main 1', { 'thread name': 'Main', 'thread id': '0' }),
    at(40, 'work 1', worker),
    at(50, 'work 1', worker),
    { stack: 'idle 4', labels: { 'thread name': 'Non-JS threads' } }
  );
  expect(orderOfProfile(profile)).toEqual({
    kind: 'ordered',
    tracks: ['Worker, thread 7', 'Main, thread 0'],
    note: '1 of 4 samples say no time and are left out.',
  });
  expect(drawn(profile, 0)).toEqual(['total 0-50 = 2', '  work 30-50 = 2']);
  expect(drawn(profile, 1)).toEqual(['total 0-50 = 1', '  main 0-10 = 1']);
  expect(drawn(profile, 2)).toEqual(['The profile has no such thread.']);
});

it('samples of the same moment count, and say that they are not drawn', async () => {
  const profile = await profileOf(at(10, 'a 1'), at(20, 'a 1'), at(20, 'b 3'), at(30, 'b 1'));
  expect(drawn(profile)).toEqual(['total 0-30 = 6', '  a 0-20 = 2', '  b 20-30 = 4']);
  const chart = allSteps(profileChartSteps(profile, 0, 0));
  expect(chart.ok && chart.value.times?.unplaced).toBe(1);
});

it('what has no value of a type is a gap', async () => {
  const profile = await profileOf(at(10, 'a 1'), at(20, 'a 0'), at(30, 'a 1'));
  expect(drawn(profile)).toEqual(['total 0-30 = 2', '  a 0-10 = 1', '  a 20-30 = 1']);
});

it('samples that are not wanted are neither in the threads nor in the time', async () => {
  const profile = await profileOf(
    at(10, 'a 1', { span: 'x' }),
    at(20, 'b 1', { span: 'y', 'thread name': 'Worker' }),
    at(30, 'b 1', { span: 'y', 'thread name': 'Worker' }),
    { stack: 'c 1', labels: { span: 'y' } }
  );
  expect(orderOfProfile(profile, (sample) => sample === 0)).toEqual({ kind: 'ordered', tracks: ['(no thread)'] });
  expect(orderOfProfile(profile, (sample) => sample !== 0)).toEqual({
    kind: 'ordered',
    tracks: ['Worker'],
    note: '1 of 3 samples say no time and are left out.',
  });
  expect(orderOfProfile(profile, (sample) => sample === 3)).toMatchObject({ kind: 'none' });
  const ofWorker = allSteps(sampleTimesSteps(profile, (sample) => sample !== 0));
  const chart = allSteps(threadChartSteps(profile, 0, ofWorker, 0));
  expect(chart.ok && chart.value.times).toMatchObject({ start: Float64Array.of(0, 0), end: Float64Array.of(2e7, 2e7) });
});

it('labels stand above the stacks, and files beside them', async () => {
  const profile = await profileOf(at(10, 'a 1', { span: 'x' }), at(20, 'a 1', { span: 'y' }));
  const chart = allSteps(profileChartSteps(profile, 0, 0, { labels: ['span'] }));
  expect(chart.ok && Array.from(chart.value.nameIndex, (name) => chart.value.names[name])).toEqual([
    'total',
    'x',
    'a',
    'y',
    'a',
  ]);
});

it.each([
  ['no label', [{ stack: 'a 1', labels: {} }]],
  ['a text in its place', [{ stack: 'a 1', labels: { end_timestamp_ns: 'noon' } }]],
  ['a moment before all time', [{ stack: 'a 1', labels: { end_timestamp_ns: -5n } }]],
])('%s is no time', async (_, stacks) => {
  const profile = await profileOf(...stacks);
  expect(orderOfProfile(profile)).toEqual({
    kind: 'none',
    why: 'its samples do not say when they were taken (no label end_timestamp_ns).',
  });
});

it('moments far apart and threads without number are read as far as they can be chosen', async () => {
  const profile = await profileOf(
    at(0, 'a 1', { 'thread id': 'first' }),
    at(10, 'a 1', { 'thread id': 'first' }),
    { stack: 'a 1', labels: { end_timestamp_ns: 2n ** 63n - 1n, 'thread id': 'first' } },
    ...Array.from({ length: 600 }, (_, thread) => at(10, 'b 1', { 'thread id': BigInt(thread) }))
  );
  const order = orderOfProfile(profile);
  expect(order).toMatchObject({ kind: 'ordered', note: 'Of 601 threads the 500 with the most samples.' });
  expect(order.kind === 'ordered' && order.tracks).toHaveLength(500);
  expect(drawn(profile)).toHaveLength(3);
});
