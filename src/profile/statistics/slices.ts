import { type FlameTree } from '../flameTree';
import { coveredMillis, type UploadGrid } from './uploadGrid';

/** The profile of one part of a window: what was uploaded from `from` on, and before `to`, in ms since the epoch. */
export interface Slice {
  readonly from: number;
  readonly to: number;
  readonly tree: FlameTree;
}

/** One side of a comparison: a window cut into slices, all of one sample type. */
export interface SlicedSide {
  readonly slices: readonly Slice[];
  /** When profiles were uploaded; where it is not known, a slice covers as much time as it lasts. */
  readonly grid?: UploadGrid;
  /** Requests that were served in each slice; needed to compare per request. */
  readonly requests?: readonly number[];
}

/** Seconds whose samples lie in each slice. */
export const coveredSeconds = ({ slices, grid }: SlicedSide): Float64Array =>
  Float64Array.from(slices, (slice) => coveredMillis(slice, grid) / 1000);

/**
 * How many moments a level (heap in use, goroutines) was added up over in each slice: uploads where the grid is known,
 * else one.
 */
export const coveredMoments = ({ slices, grid }: SlicedSide): Float64Array =>
  Float64Array.from(slices, (slice) => (grid ? coveredMillis(slice, grid) / grid.interval : 1));
