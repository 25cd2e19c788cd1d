import { type Cohort, type SlowFast } from '../../correlation/siblings/slowFast';
import { foldedTree } from '../../../tests/foldedTree';
import { compareCohorts, type PooledBatch } from './compareCohorts';
import { basisText, differenceText, longerText } from './comparedText';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const SAMPLE = 10e6;
/** One span in each batch, with so many samples of 10 ms. */
const batches = (...counts: readonly number[]): PooledBatch[] =>
  counts.map((samples) => ({
    tree: { ...foldedTree(`main.handle;main.work ${samples * SAMPLE}`), sampleType: { type: 'cpu', unit: 'ns' } },
    spans: 1,
  }));
const cohort = (meanMs: number, used = 8): Cohort => ({
  spans: used,
  withIds: used,
  used,
  shortestMs: meanMs,
  longestMs: meanMs,
  meanMs,
  batches: [],
});
const split = (more: Partial<SlowFast> = {}): SlowFast => ({
  thresholdMs: 500,
  slow: cohort(900),
  fast: cohort(100),
  by: 'span',
  counts: { found: 16, leftOut: 0 },
  ...more,
});
const FAST = batches(10, 11, 9, 10, 12, 8);
const slower = compareCohorts(FAST, batches(50, 52, 48, 51, 49, 50), SAMPLE);
const alike = compareCohorts(FAST, batches(11, 10, 9, 11, 10, 12), SAMPLE);

test('where slow spans use more, the sentence says how much and where', () => {
  expect(differenceText(slower, 'span')).toBe(
    'From a fast span to a slow one: +400 ms (100 ms → 500 ms); 100 % from 1 place: main.work under main.handle.'
  );
  expect(longerText(slower, split(), CPU)).toBe(
    'A slow one takes 800 ms longer on the average (100 ms → 900 ms); its CPU time is 50 % of that.'
  );
  expect(basisText(slower, split())).toBe(
    'Tested between 6 batches of slow spans and 6 of fast ones: what is grey differs by no more than they do among themselves.'
  );
});

test('where they do not, they wait', () => {
  expect(differenceText(alike, 'trace')).toMatch(
    /^A slow trace has no more in all than a fast one, beyond noise: 100 ms → 105 ms \(±\d+\)\.$/
  );
  expect(longerText(alike, split(), CPU)).toContain(
    'CPU time does not explain it: it waits, or other services work for it.'
  );
});

test.each([
  ['whole traces', split({ by: 'trace' }), CPU],
  ['memory', split(), 'memory:alloc_space:bytes:space:bytes'],
  ['no difference of durations', split({ slow: cohort(100) }), CPU],
])('nothing is said of the longer time: %s', (_, of, profileTypeId) => {
  expect(longerText(slower, of, profileTypeId)).toBe('');
});

test('few samples, few spans', () => {
  const few = compareCohorts(batches(1, 1, 1), batches(3, 4), SAMPLE);
  expect(differenceText(few, 'span')).toBe(
    'There are too few samples to tell: a fast span has 10 ms, a slow one 35 ms.'
  );
  expect(longerText(few, split(), CPU)).toBe('');
  expect(basisText(few, split({ slow: cohort(900, 2) }))).toContain('Only 2 slow spans could be asked for');
  expect(basisText(few, split({ slow: cohort(900, 9), fast: cohort(100, 1), by: 'trace' }))).toContain(
    'Only 1 fast trace could be asked for'
  );
});

test('functions that differ while the whole does not are named', () => {
  const mixed = (work: readonly number[], rest: readonly number[]): PooledBatch[] =>
    work.map((samples, i) => ({
      tree: {
        ...foldedTree(`main.work ${samples * SAMPLE}`, `main.rest ${rest[i] * SAMPLE}`),
        sampleType: { type: 'cpu', unit: 'ns' },
      },
      spans: 1,
    }));
  const rest = [300, 420, 350, 280, 450, 310];
  const compared = compareCohorts(
    mixed([10, 11, 9, 10, 12, 8], rest),
    mixed([40, 42, 38, 41, 39, 40], [...rest].reverse()),
    SAMPLE
  );
  expect(differenceText(compared, 'span')).toMatch(/In single functions it differs: main\.work \+300 ms \(±\d+\)\.$/);
});
