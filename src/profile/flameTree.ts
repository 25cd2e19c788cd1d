import { type CallTimes } from './chart/callTimes';
import { type FileColumn } from './frameFiles';
import { type SampleType } from './profile';
import { type Program } from './programs';

/**
 * A call tree as pre-order columns: row 0 is the root `total` at level 0, a parent stands before its children, and a
 * child's level is its parent's plus one. This already is Grafana's nested-set flame graph frame.
 *
 * `total[i] = self[i] + Σ total[children of i]`, in the unit of `sampleType`. Values may be negative in a delta profile.
 */
export interface FlameTree {
  readonly sampleType: SampleType;
  /** Distinct frame names; `nameIndex` points into it. */
  readonly names: readonly string[];
  readonly level: Int32Array;
  readonly nameIndex: Int32Array;
  readonly self: Float64Array;
  readonly total: Float64Array;
  /** Right side of a comparison (the left is `self` and `total`); absent on a single profile. */
  readonly right?: FlameTreeSide;
  /** Where each row's function stands; absent where it was not asked for. */
  readonly files?: FileColumn;
  /**
   * Per row: how many nodes of the full tree an `other` row stands for, those that weigh nothing left out, and -1 where that
   * is not known; 0 on every other row. Absent where nothing tells what was cut off.
   */
  readonly folded?: Int32Array;
  /** When the call of each row was open: rows are calls in the order of time then. Absent on sums, which have none. */
  readonly times?: CallTimes;
  /** Where the addresses of a tree by address lie, as it was made of a profile. */
  readonly programs?: readonly Program[];
}

export interface FlameTreeSide {
  readonly self: Float64Array;
  readonly total: Float64Array;
}

/** A tree cut to a number of rows. What was cut stands in rows named `other`. */
export interface PrunedTree extends FlameTree {
  readonly folded: Int32Array;
  /** Per row: the row of the full tree that it was; −1 for what was cut. */
  readonly rowInFull: Int32Array;
  /** Nodes of the full tree, the root included. */
  readonly nodesInFull: number;
  /** Share (0 to 1) of the root's total that lies in `other` rows. */
  readonly foldedShare: number;
}
