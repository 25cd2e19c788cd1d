import { bigInteger, safeInteger, SAFE_INTEGER } from '../int64';
import { malformed, Refusal } from './refusal';

// Wire types, how the bytes of a field are laid out: https://protobuf.dev/programming-guides/encoding/#structure
export const VARINT = 0;
const FIXED64 = 1;
export const BYTES = 2;
const FIXED32 = 5;

const MAX_VARINT_BYTES = 10;
const MAX_ROW = 0x7fff_ffff;

/**
 * Reads protobuf's wire format from front to back. Throws a `Refusal` that names the field and the byte.
 *
 * A message is read as: `while (reader.position < end) { const tag = reader.tag(); … }` and then `reader.leave(end)`.
 */
export class ProtobufReader {
  position = 0;
  /** Halves of the integer that `varint` read last. */
  low = 0;
  high = 0;

  constructor(readonly bytes: Uint8Array) {}

  /** Field number × 8 + wire type. */
  tag(): number {
    const start = this.position;
    const tag = this.int64('tag');
    if (tag < 8 || tag > 0xffff_ffff) {
      throw malformed('tag', 'a field number from 1 to 536870911', String(Math.floor(tag / 8)), start);
    }
    return tag;
  }

  /** An integer by the policy of `safeInteger`. */
  int64(field: string): number {
    const bytes = this.bytes;
    let position = this.position;
    let byte = bytes[position++];
    if (byte < 0x80) {
      this.position = position;
      return byte;
    }
    let value = byte & 0x7f;
    byte = bytes[position++];
    value |= (byte & 0x7f) << 7;
    if (byte < 0x80) {
      this.position = position;
      return value;
    }
    byte = bytes[position++];
    value |= (byte & 0x7f) << 14;
    if (byte < 0x80) {
      this.position = position;
      return value;
    }
    return this.wideInt64(field);
  }

  /** A row of another table, checked against that table's length only when all of the profile has been read. */
  row(tag: number, field: string): number {
    this.expect(tag, VARINT, field);
    const start = this.position;
    const row = this.int64(field);
    if (row < 0 || row > MAX_ROW) {
      throw malformed(field, 'a row of the string table', String(row), start);
    }
    return row;
  }

  /** Any 64-bit integer, into `low` and `high`. */
  varint(field: string): void {
    const { bytes, position: start } = this;
    let low = 0;
    let high = 0;
    for (let i = 0; i < MAX_VARINT_BYTES; i++) {
      if (start + i >= bytes.length) {
        throw new Refusal({ kind: 'truncated', what: 'protobuf', offset: bytes.length });
      }
      const byte = bytes[start + i];
      const bits = byte & 0x7f;
      if (i < 4) {
        low |= bits << (7 * i);
      } else if (i === 4) {
        low |= bits << 28;
        high = bits >>> 4;
      } else {
        high |= bits << (7 * i - 32);
      }
      if (byte < 0x80) {
        if (i === MAX_VARINT_BYTES - 1 && byte > 1) {
          throw malformed(field, 'a varint of at most 64 bits', 'more bits', start);
        }
        this.low = low;
        this.high = high;
        this.position = start + i + 1;
        return;
      }
    }
    throw malformed(field, `a varint of at most ${MAX_VARINT_BYTES} bytes`, 'more bytes', start);
  }

  /** Enters a length-delimited field and returns where it ends. */
  enter(tag: number, parentEnd: number, field: string): number {
    this.expect(tag, BYTES, field);
    const start = this.position;
    const length = this.int64(field);
    const end = this.position + length;
    if (length >= 0 && end <= parentEnd) {
      return end;
    }
    if (length >= 0 && parentEnd === this.bytes.length) {
      throw new Refusal({ kind: 'truncated', what: 'protobuf', offset: this.bytes.length });
    }
    throw malformed(field, `a length of at most ${parentEnd - this.position} bytes`, String(length), start);
  }

  /** Checks that a message's last field ended where the message does. */
  leave(end: number, field: string): void {
    if (this.position !== end) {
      throw malformed(field, `its last field to end at byte ${end}`, `byte ${this.position}`, end);
    }
  }

  expect(tag: number, wireType: number, field: string): void {
    if ((tag & 7) !== wireType) {
      throw malformed(field, `wire type ${wireType}`, `wire type ${tag & 7}`, this.position - 1);
    }
  }

  /** Steps over a field that the caller has no use for. */
  skip(tag: number, parentEnd: number): void {
    switch (tag & 7) {
      case VARINT:
        return this.varint(`field ${tag >>> 3}`);
      case FIXED64:
        return this.advance(8, parentEnd, tag);
      case FIXED32:
        return this.advance(4, parentEnd, tag);
      case BYTES:
        this.position = this.enter(tag, parentEnd, `field ${tag >>> 3}`);
        return;
      default:
        throw malformed(`field ${tag >>> 3}`, 'wire type 0, 1, 2 or 5', `wire type ${tag & 7}`, this.position - 1);
    }
  }

  private advance(byteCount: number, parentEnd: number, tag: number): void {
    if (this.position + byteCount > parentEnd) {
      throw parentEnd === this.bytes.length
        ? new Refusal({ kind: 'truncated', what: 'protobuf', offset: parentEnd })
        : malformed(`field ${tag >>> 3}`, `${byteCount} bytes`, `${parentEnd - this.position} bytes`, this.position);
    }
    this.position += byteCount;
  }

  private wideInt64(field: string): number {
    const start = this.position;
    this.varint(field);
    const value = safeInteger(this.low, this.high);
    if (value === undefined) {
      throw malformed(field, SAFE_INTEGER, String(bigInteger(this.low, this.high)), start);
    }
    return value;
  }
}
