/**
 * When each row of a tree was open. Rows then are calls in the order in which they happened: equal siblings follow each
 * other instead of being one, and nothing ran between them where there is a gap. Moments are counted in `unit` from the
 * beginning of the recording; siblings do not overlap and lie within their parent, the root is the whole recording.
 */
export interface CallTimes {
  /** Columns, one entry for each row. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** As a pprof unit: `nanoseconds`. Of `bytes` or `count` it is the order of what was recorded, weighed by that. */
  readonly unit: string;
  /** Samples that leave no room to be drawn, as another one was taken at the same moment: they count all the same. */
  readonly unplaced: number;
  /** Calls of at most this length are left out, and count as their callers' own; absent where none is. */
  readonly leftOut?: number;
}

/** Whether what a profile holds has an order in time, and the threads that it is of. */
export type TimeOrder =
  | {
      readonly kind: 'ordered';
      /** At least one; each is drawn by itself. */
      readonly tracks: readonly string[];
      /** A sentence on what is not in the tracks. */
      readonly note?: string;
    }
  /** The reason begins with a small letter. */
  | { readonly kind: 'none'; readonly why: string };

/** Calls that are drawn of one track at most: about 200 MB of columns with their layout. */
export const MOST_CALLS = 3_000_000;

/** Why a track has no chart after all: a sentence. */
export const TOO_MANY_CALLS = `There are more than ${MOST_CALLS.toLocaleString('en')} calls in this recording. Record a shorter time, or choose another thread.`;
