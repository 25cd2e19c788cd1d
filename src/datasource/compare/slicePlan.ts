import { type UploadGrid } from '../../profile/statistics/uploadGrid';
import { type TimeRange } from '../backends/backend';

/** In which a window is cut. */
export interface SlicePlan {
  /** Slices that are wanted. */
  readonly count: number;
  /** When profiles were uploaded, where that is known. */
  readonly grid: UploadGrid | undefined;
  /** How often profiles are uploaded where that is not known, in ms. */
  readonly usualInterval: number;
}

/** Found grids differ by a few ms from one refresh to the next, and the cuts must not. */
const INTERVAL_STEP = 500;
const OFFSET_STEPS = 4;

/**
 * Cuts a window into about so many slices, each the time from `from` on and before `to`; together they are the window. Each
 * holds one upload at least, as far as can be told, so a short window has fewer. Cuts lie between uploads where these are
 * known, and at multiples of a slice's length since the epoch, so that the next refresh asks for the same slices but for
 * those at the ends. A rest at an end that is shorter than half a slice goes with its neighbour.
 */
export function sliceRanges({ from, to }: TimeRange, { count, grid, usualInterval }: SlicePlan): readonly TimeRange[] {
  const interval = grid
    ? Math.max(INTERVAL_STEP, Math.round(grid.interval / INTERVAL_STEP) * INTERVAL_STEP)
    : usualInterval;
  const uploads = Math.max(1, Math.ceil((to - from) / count / interval));
  const length = uploads * interval;
  const first = grid ? between(grid, interval, (from + to) / 2) : 0;
  const cuts: number[] = [];
  for (let cut = first + Math.ceil((from - first) / length) * length; cut < to; cut += length) {
    if (cut - from >= length / 2 && to - cut >= length / 2) {
      cuts.push(cut);
    }
  }
  return [from, ...cuts].map((start, at) => ({ from: start, to: cuts[at] ?? to }));
}

/** A time in the middle between two uploads near `time`, less than `interval`, rounded. */
function between({ interval: exact, offset }: UploadGrid, interval: number, time: number): number {
  const step = interval / OFFSET_STEPS;
  const upload = offset + Math.round((time - offset) / exact) * exact;
  return (Math.round((upload + exact / 2) / step) * step) % interval;
}
