import fc from 'fast-check';

import { type UploadGrid } from '../../profile/statistics/uploadGrid';
import { sliceRanges, type SlicePlan } from './slicePlan';

const MINUTE = 60_000;
const START = 1_795_000_000_000;
const usual: SlicePlan = { count: 16, grid: undefined, usualInterval: 15_000 };
const grid = (interval: number, offset = 0): UploadGrid => ({ interval, offset });

it('cuts an hour at multiples of its slices, which the next refresh asks for again', () => {
  const cutsOf = (from: number): number[] => sliceRanges({ from, to: from + 60 * MINUTE }, usual).map((one) => one.to);
  const [now, later] = [cutsOf(START), cutsOf(START + 90_000)];
  expect(now.every((cut, at) => cut % 225_000 === 0 || at === now.length - 1)).toBe(true);
  expect(later.filter((cut) => now.includes(cut)).length).toBeGreaterThanOrEqual(14);
});

it('holds an upload in each slice, and so has fewer in a short range', () => {
  expect(sliceRanges({ from: START, to: START + MINUTE }, usual)).toHaveLength(4);
  expect(sliceRanges({ from: START, to: START + 5000 }, usual)).toEqual([{ from: START, to: START + 5000 }]);
});

it('cuts between uploads', () => {
  const offset = (START + 3200) % 10_000;
  const ranges = sliceRanges({ from: START, to: START + 3 * MINUTE }, { ...usual, grid: grid(10_000, offset) });
  for (const { from } of ranges.slice(1)) {
    const sinceUpload = (((from - offset) % 10_000) + 10_000) % 10_000;
    expect(Math.abs(sinceUpload - 5000)).toBeLessThanOrEqual(1250);
  }
});

it('cuts between uploads that are not quite as far apart as they mean to', () => {
  const uploads = Array.from({ length: 400 }, (_, at) => START + at * 10_003);
  const offset = START % 10_003;
  const ranges = sliceRanges({ from: START, to: START + 60 * MINUTE }, { ...usual, grid: grid(10_003, offset) });
  for (const { from } of ranges.slice(1)) {
    const nearest = Math.min(...uploads.map((time) => Math.abs(time - from)));
    expect(nearest).toBeGreaterThan(2500);
  }
});

it('is all of the range, without gaps, in about as many slices as are wanted', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2e12 }),
      fc.integer({ min: 1, max: 30 * 86_400_000 }),
      fc.integer({ min: 1, max: 20 }),
      fc.option(
        fc.record({ interval: fc.integer({ min: 3000, max: 60_000 }), offset: fc.integer({ min: 0, max: 2999 }) })
      ),
      (from, length, count, found) => {
        const ranges = sliceRanges({ from, to: from + length }, { ...usual, count, grid: found ?? undefined });
        expect(ranges[0].from).toBe(from);
        expect(ranges[ranges.length - 1].to).toBe(from + length);
        ranges.forEach((range, at) => {
          expect(range.to).toBeGreaterThan(range.from);
          expect(range.to).toBe(ranges[at + 1]?.from ?? from + length);
        });
        expect(ranges.length).toBeLessThanOrEqual(count + 1);
      }
    )
  );
});
