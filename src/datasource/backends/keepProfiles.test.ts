import { type Profile } from '../../profile/profile';
import { err, ok } from '../../profile/result';
import { type PprofSource } from '../query';
import { keepProfiles, type ReadSource } from './keepProfiles';

const { signal } = new AbortController();
const NOW = Date.parse('2026-11-22T18:00:00Z');
const SECOND = 1000;
const RANGE = { from: 0, to: 60 * SECOND };
const HEAP: PprofSource = { kind: 'snapshot', profile: 'heap' };
const FILE: PprofSource = { kind: 'file', name: 'a.pb.gz' };

function reader(bytes = 8, fails = false) {
  let reads = 0;
  let time = NOW;
  const read: ReadSource = async () => {
    reads++;
    return fails
      ? err({ backend: 'pprof', kind: 'timeout', detail: '' })
      : ok({ values: new Float64Array(bytes / 8), labels: {}, sampleCount: reads } as unknown as Profile);
  };
  const once = keepProfiles(read, () => time);
  return {
    at: (seconds: number) => {
      time = NOW + seconds * SECOND;
    },
    /** Which of the reads is answered with. */
    read: async (source: PprofSource, range = RANGE): Promise<number | undefined> => {
      const answer = await once(source, range, signal);
      return answer.ok ? answer.value?.sampleCount : undefined;
    },
    reads: () => reads,
  };
}

it('a process is read once for the same range, within a minute', async () => {
  const process = reader();
  expect([await process.read(HEAP), await process.read(HEAP)]).toEqual([1, 1]);
  process.at(59);
  expect(await process.read(HEAP)).toBe(1);
  process.at(61);
  expect(await process.read(HEAP)).toBe(2);
});

it('another range is another moment, and another source another profile', async () => {
  const process = reader();
  await process.read(HEAP);
  expect(await process.read(HEAP, { ...RANGE, to: RANGE.to + 1 })).toBe(2);
  expect(await process.read({ kind: 'delta', profile: 'heap', seconds: 2 })).toBe(3);
  expect(await process.read({ kind: 'snapshot', profile: 'allocs' })).toBe(4);
});

it('a file is read once for all ranges, within five minutes', async () => {
  const folder = reader();
  expect([await folder.read(FILE), await folder.read(FILE, { from: 7, to: 8 })]).toEqual([1, 1]);
  folder.at(299);
  expect(await folder.read(FILE)).toBe(1);
  folder.at(301);
  expect(await folder.read(FILE)).toBe(2);
});

it('equal questions on their way are one', async () => {
  const process = reader();
  expect(await Promise.all([process.read(HEAP), process.read(HEAP)])).toEqual([1, 1]);
});

it.each([
  ['the last CPU profile', { kind: 'cpu', seconds: 10 } as const, 8, false],
  ['what failed', FILE, 8, true],
  ['what is too large', FILE, 130 * 2 ** 20, false],
])('%s is not kept', async (_, source, bytes, fails) => {
  const { read, reads } = reader(bytes, fails);
  await read(source);
  await read(source);
  expect(reads()).toBe(2);
});
