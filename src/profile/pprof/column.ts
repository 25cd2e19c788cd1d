/** A column of 32-bit integers that grows as it is filled. `array` is replaced on growth: read it anew after `reserve`. */
export class Int32Column {
  array: Int32Array;
  length = 0;

  constructor(capacity = 256) {
    this.array = new Int32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.array.length) {
      this.reserve(1);
    }
    this.array[this.length++] = value;
  }

  /**
   * Makes room for `count` more values. `share` (0 to 1) is how much of the input the values so far came from: the rest
   * is expected to bring as many, so a long column is moved once or twice only.
   */
  reserve(count: number, share = 0): void {
    const needed = this.length + count;
    if (needed > this.array.length) {
      const expected = share > 0 ? (needed / share) * 1.05 : 0;
      const wider = new Int32Array(Math.max(needed, Math.min(expected, needed * 1024), this.array.length * 2));
      wider.set(this.array);
      this.array = wider;
    }
  }

  /** The values, and whatever is still to be appended, in an array of just their length. */
  finish(...last: number[]): Int32Array {
    last.forEach((value) => this.push(value));
    return this.array.slice(0, this.length);
  }

  /** The values in the column's own array, for a long column that is not filled any more; copied if much is left over. */
  take(): Int32Array {
    const isNearlyFull = this.length * 1.125 >= this.array.length;
    return isNearlyFull ? this.array.subarray(0, this.length) : this.array.slice(0, this.length);
  }
}

/** As `Int32Column`, for numbers. */
export class Float64Column {
  array: Float64Array;
  length = 0;

  constructor(capacity = 256) {
    this.array = new Float64Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.array.length) {
      const wider = new Float64Array(this.array.length * 2);
      wider.set(this.array);
      this.array = wider;
    }
    this.array[this.length++] = value;
  }

  finish(): Float64Array {
    return this.array.slice(0, this.length);
  }
}

/** 64-bit integers of any size, kept as the halves in which a varint is read. */
export class Int64Column {
  private readonly halves = new Int32Column();

  push(low: number, high: number): void {
    this.halves.push(low);
    this.halves.push(high);
  }

  finish(): BigInt64Array {
    return new BigInt64Array(this.halves.finish().buffer);
  }
}
