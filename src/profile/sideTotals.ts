import { type FlameTreeSide } from './flameTree';

/** Sums of one side of a tree, by whatever its rows are counted for. */
export class SideTotals implements FlameTreeSide {
  readonly self: Float64Array;
  readonly total: Float64Array;

  /** `count`: of what there are sums. */
  constructor(
    private readonly rows: FlameTreeSide,
    count: number
  ) {
    this.self = new Float64Array(count);
    this.total = new Float64Array(count);
  }

  /** Counts a row for one of them; its total only where none of the row's callers was counted for the same one. */
  add(row: number, to: number, isOutermost: boolean): void {
    this.self[to] += this.rows.self[row];
    if (isOutermost) {
      this.total[to] += this.rows.total[row];
    }
  }

  pick(which: Int32Array): FlameTreeSide {
    return {
      self: Float64Array.from(which, (one) => this.self[one]),
      total: Float64Array.from(which, (one) => this.total[one]),
    };
  }
}
