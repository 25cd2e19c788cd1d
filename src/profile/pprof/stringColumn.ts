import { type StringTable } from '../profile';
import { Int32Column } from './column';

/** Collects where the strings of a profile lie, and copies them out of the input so that it can be let go. */
export class StringColumn {
  private readonly starts = new Int32Column();
  private readonly ends = new Int32Column();

  get length(): number {
    return this.starts.length;
  }

  push(start: number, end: number): void {
    this.starts.push(start);
    this.ends.push(end);
  }

  finish(input: Uint8Array): StringTable {
    const count = this.length;
    const offsets = new Int32Array(count + 1);
    for (let row = 0; row < count; row++) {
      offsets[row + 1] = offsets[row] + this.ends.array[row] - this.starts.array[row];
    }
    const bytes = new Uint8Array(offsets[count]);
    for (let row = 0; row < count; row++) {
      bytes.set(input.subarray(this.starts.array[row], this.ends.array[row]), offsets[row]);
    }
    return new LazyStrings(bytes, offsets);
  }
}

/** Bytes that are not UTF-8 become U+FFFD. */
class LazyStrings implements StringTable {
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  private readonly decoded = new Map<number, string>();

  constructor(
    private readonly bytes: Uint8Array,
    private readonly offsets: Int32Array
  ) {}

  get length(): number {
    return this.offsets.length - 1;
  }

  get(row: number): string {
    let text = this.decoded.get(row);
    if (text === undefined) {
      text = this.decoder.decode(this.bytes.subarray(this.offsets[row], this.offsets[row + 1]));
      this.decoded.set(row, text);
    }
    return text;
  }
}
