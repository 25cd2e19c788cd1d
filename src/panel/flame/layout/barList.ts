/**
 * Bars to draw, level by level from left to right, as columns that are filled again for each frame. A bar is one row,
 * or a run of neighbours that are too narrow for a bar each.
 */
export class BarList {
  count = 0;
  /** Edges in pixels: `left` is the first one, `right` the first one behind. */
  left = new Int32Array(1024);
  right = new Int32Array(1024);
  level = new Int32Array(1024);
  /** Positions in `order` of the layout: a bar stands for `first` up to, but not including, `after`. */
  first = new Int32Array(1024);
  after = new Int32Array(1024);
  private firstLevel = 0;
  private levelStart: number[] = [];

  /** Empties the list; levels are then added from this one on. */
  reset(firstLevel: number): void {
    this.count = 0;
    this.firstLevel = firstLevel;
    this.levelStart = [];
  }

  beginLevel(): void {
    this.levelStart.push(this.count);
  }

  push(left: number, right: number, first: number, after: number): void {
    const bar = this.count++;
    if (bar === this.left.length) {
      this.grow();
    }
    this.left[bar] = left;
    this.right[bar] = right;
    this.level[bar] = this.firstLevel + this.levelStart.length - 1;
    this.first[bar] = first;
    this.after[bar] = after;
  }

  /** The bar of a level that covers a pixel, or −1. */
  at(level: number, x: number): number {
    const nth = level - this.firstLevel;
    let low = this.levelStart[nth] ?? this.count;
    let high = this.levelStart[nth + 1] ?? this.count;
    const end = nth < 0 ? low : high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.right[middle] <= x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < end && this.left[low] <= x ? low : -1;
  }

  private grow(): void {
    const widen = (column: Int32Array): Int32Array<ArrayBuffer> => {
      const wider = new Int32Array(2 * column.length);
      wider.set(column);
      return wider;
    };
    this.left = widen(this.left);
    this.right = widen(this.right);
    this.level = widen(this.level);
    this.first = widen(this.first);
    this.after = widen(this.after);
  }
}
