import { foldedTree } from '../../../tests/foldedTree';
import { type Slice } from './slices';
import { coveredMillis, gridOfTotals, gridOfUploads } from './uploadGrid';

/** Slices of `length` ms over uploads of 10 s with 45 samples each, at 3 s past the tens. */
function slicesOver(length: number, count: number): Slice[] {
  return Array.from({ length: count }, (_, slice) => {
    const [from, to] = [slice * length, (slice + 1) * length];
    const uploads = Math.ceil((to - 3_000) / 10_000) - Math.ceil((from - 3_000) / 10_000);
    return { from, to, tree: foldedTree(`main ${45 * uploads}`) };
  });
}

describe('gridOfUploads', () => {
  it.each([
    ['steady uploads', [3_000, 13_000, 23_000, 33_000], { interval: 10_000, offset: 3_000 }],
    ['uploads with one missing', [3_000, 13_000, 33_000, 43_000], { interval: 10_000, offset: 3_000 }],
    ['two processes in step', [0, 20, 15_000, 15_020, 30_000, 30_020], { interval: 15_000, offset: 10 }],
  ])('finds that of %s', (_, times, expected) => {
    const grid = gridOfUploads(times);
    expect(grid?.interval).toBeCloseTo(expected.interval, 6);
    expect(grid?.offset).toBeCloseTo(expected.offset, 6);
  });

  it.each([
    ['of processes out of step', [0, 4_000, 10_000, 14_000, 20_000, 24_000]],
    ['of two uploads', [0, 10_000]],
    ['of none', []],
  ])('finds none %s', (_, times) => {
    expect(gridOfUploads(times)).toBeUndefined();
  });
});

describe('gridOfTotals', () => {
  it('finds why slices of 11 s over uploads of 10 s hold 45 or 90 samples', () => {
    const slices = slicesOver(11_000, 20);
    expect(new Set(slices.map(({ tree }) => tree.total[0]))).toEqual(new Set([45, 90]));
    const grid = gridOfTotals(slices);
    expect(grid?.interval).toBe(10_000);
    expect(slices.every((slice) => coveredMillis(slice, grid) / 10_000 === slice.tree.total[0] / 45)).toBe(true);
  });

  it('finds none where totals are steady, as of slices on the grid', () => {
    expect(gridOfTotals(slicesOver(10_000, 20))).toBeUndefined();
  });

  it('finds none where totals differ for another reason', () => {
    const totals = [50, 90, 40, 70, 95, 20, 60, 85, 30, 75, 55, 99];
    const slices = totals.map((total, i) => ({
      from: i * 10_000,
      to: (i + 1) * 10_000,
      tree: foldedTree(`f ${total}`),
    }));
    expect(gridOfTotals(slices)).toBeUndefined();
  });
});
