import { type Slice } from './slices';

/**
 * Profiles come in uploads, each of which holds the samples of the time since the one before. Uploads stand at `offset`
 * plus multiples of `interval`, both in ms; 0 ≤ offset < interval.
 */
export interface UploadGrid {
  readonly interval: number;
  readonly offset: number;
}

type Span = Pick<Slice, 'from' | 'to'>;

/** The time that the uploads in a slice were collected over; without a grid the time that the slice lasts. */
export function coveredMillis({ from, to }: Span, grid: UploadGrid | undefined): number {
  return grid ? uploadsIn({ from, to }, grid) * grid.interval : to - from;
}

const uploadsIn = ({ from, to }: Span, { interval, offset }: UploadGrid): number =>
  Math.ceil((to - offset) / interval) - Math.ceil((from - offset) / interval);

/** Uploads stand this close to a grid, as a share of its interval, or there is none. */
const NEAR_GRID = 0.15;

/** The grid that upload times (ms, in any order) lie on, of one process or of several in step; undefined if on none. */
export function gridOfUploads(times: readonly number[]): UploadGrid | undefined {
  const sorted = Float64Array.from(times).sort();
  const gaps = sorted.subarray(1).map((time, i) => time - sorted[i]);
  const apart = gaps
    .filter((gap) => gap > NEAR_GRID * (gaps.reduce((most, gap) => Math.max(most, gap), 0) || 1))
    .sort();
  if (apart.length < 2) {
    return undefined;
  }
  const guess = apart[apart.length >> 1];
  const tick = sorted.map((time) => Math.round((time - sorted[0]) / guess));
  const { slope, intercept } = fitLine(tick, sorted);
  const fits = slope > 0 && sorted.every((time, i) => Math.abs(time - intercept - slope * tick[i]) < NEAR_GRID * slope);
  return fits ? { interval: slope, offset: modulo(intercept, slope) } : undefined;
}

function fitLine(x: Float64Array, y: Float64Array): { slope: number; intercept: number } {
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  let xx = 0;
  let xy = 0;
  x.forEach((value, i) => {
    xx += (value - meanX) ** 2;
    xy += (value - meanX) * (y[i] - meanY);
  });
  return { slope: xy / xx, intercept: meanY - (xy / xx) * meanX };
}

/** Intervals that agents and clients upload at, in ms. */
const USUAL_INTERVALS = [5_000, 10_000, 15_000, 20_000, 30_000, 60_000];
const OFFSETS = 20;
/** Totals that differ less than this from slice to slice (standard deviation over mean) have no grid to show. */
const STEADY = 0.1;
/** A grid must leave at most this part of the spread. */
const LEFT_OVER = 0.4;

/**
 * The grid that explains why the totals of slices differ: slices of 11 s over uploads of 10 s hold the samples of one
 * upload or of two. Undefined where the totals do not differ, or no usual interval explains how.
 */
export function gridOfTotals(slices: readonly Slice[]): UploadGrid | undefined {
  const totals = slices.map(({ tree }) => tree.total[0]);
  const spread = spreadOver(
    totals,
    slices.map(({ from, to }) => to - from)
  );
  if (slices.length < 6 || !(spread > STEADY)) {
    return undefined;
  }
  let found: UploadGrid | undefined;
  let least = LEFT_OVER * spread;
  for (const interval of USUAL_INTERVALS) {
    for (let step = 0; step < OFFSETS; step++) {
      const grid = { interval, offset: (step * interval) / OFFSETS };
      const uploads = slices.map((slice) => uploadsIn(slice, grid));
      const left = spreadOver(totals, uploads);
      if (left < least) {
        least = left;
        found = grid;
      }
    }
  }
  return found;
}

/** How far totals lie from being proportional to what they are over: root mean square over the mean. */
function spreadOver(totals: readonly number[], over: readonly number[]): number {
  const sum = totals.reduce((all, total) => all + total, 0);
  const rate = sum / over.reduce((all, amount) => all + amount, 0);
  const square = totals.reduce((all, total, i) => all + (total - rate * over[i]) ** 2, 0);
  return Math.sqrt(square / totals.length) / (sum / totals.length);
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;
