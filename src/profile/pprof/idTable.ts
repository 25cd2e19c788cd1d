import { bigInteger, safeInteger } from '../int64';
import { Int32Column } from './column';
import { type ProtobufReader, VARINT } from './protobufReader';
import { malformed } from './refusal';

/** Ids below this (varints of up to three bytes) are their own key. */
const OWN_KEY_LIMIT = 1 << 21;

/**
 * Turns the 64-bit ids of locations, functions or mappings into rows. Ids are arbitrary but mostly small: an id gets a
 * 32-bit key when it is first met, references store the key, and `rows` resolves keys once all ids are known.
 */
export class IdTable {
  private readonly defined = new Int32Column();
  private readonly wide = new Map<number | bigint, number>();

  constructor(private readonly field: string) {}

  get length(): number {
    return this.defined.length;
  }

  /** Reads an id and returns its key. */
  read(reader: ProtobufReader, tag: number, field: string): number {
    reader.expect(tag, VARINT, field);
    reader.varint(field);
    return this.key(reader.low, reader.high);
  }

  key(low: number, high: number): number {
    if (high === 0 && low >= 0 && low < OWN_KEY_LIMIT) {
      return low;
    }
    const id = safeInteger(low, high) ?? bigInteger(low, high);
    let key = this.wide.get(id);
    if (key === undefined) {
      key = OWN_KEY_LIMIT + this.wide.size;
      this.wide.set(id, key);
    }
    return key;
  }

  /** Gives the id with this key the next row. */
  define(key: number, offset: number): void {
    if (key === 0) {
      throw malformed(this.field, 'an id other than 0', '0', offset);
    }
    this.defined.push(key);
  }

  /** The row of each key, −1 where no row has it. `offsetOf` tells where a row's message starts. */
  rows(offsetOf: (row: number) => number): Int32Array {
    const { array, length } = this.defined;
    let size = OWN_KEY_LIMIT + this.wide.size;
    if (this.wide.size === 0) {
      size = 1;
      for (let row = 0; row < length; row++) {
        size = Math.max(size, array[row] + 1);
      }
    }
    const rows = new Int32Array(size).fill(-1);
    for (let row = 0; row < length; row++) {
      if (rows[array[row]] !== -1) {
        throw malformed(this.field, 'an id of its own', `that of row ${rows[array[row]]}`, offsetOf(row));
      }
      rows[array[row]] = row;
    }
    return rows;
  }
}
