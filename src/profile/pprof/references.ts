import { allSteps, type Steps } from '../steps';
import { type Int32Column } from './column';
import { ProtobufReader } from './protobufReader';
import { malformed } from './refusal';

/** Numbers of the repeated message fields of `Profile`. */
export const FIELD = { sampleType: 1, sample: 2, mapping: 3, location: 4, function: 5, string: 6 } as const;

/** Tells the byte at which the message that holds the reference at `index` starts. Called for an error only. */
export type OffsetOf = (index: number) => number;

/** Where the `row`-th message of a field of `Profile` starts. */
export function messageOffset(input: Uint8Array, field: number, row: number): number {
  const reader = new ProtobufReader(input);
  let left = row;
  while (reader.position < input.length) {
    const tag = reader.tag();
    if (tag >>> 3 === field && left-- === 0) {
      reader.enter(tag, input.length, `field ${field}`);
      break;
    }
    reader.skip(tag, input.length);
  }
  return reader.position;
}

/** The row whose range in compressed-row form holds `index`. */
export function ownerOf(start: Int32Array, index: number): number {
  let low = 0;
  let high = start.length - 1;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if (start[middle] <= index) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

/**
 * Replaces each key by its row, −1 where no row has it, and returns the rows. They take the place of the keys: the column
 * of a large profile has tens of megabytes, and fresh memory costs more time than the look-up.
 */
export const resolveKeys = (keys: Int32Column, rows: Int32Array): Int32Array => allSteps(resolveKeysSteps(keys, rows));

/** Keys that are resolved, or rows that are checked, in one step. */
const ROWS_PER_STEP = 2 ** 20;

/** As `resolveKeys`. */
export function* resolveKeysSteps(keys: Int32Column, rows: Int32Array): Steps<Int32Array> {
  const resolved = keys.take();
  for (let start = 0; start < resolved.length; start += ROWS_PER_STEP) {
    resolveInPlace(resolved.subarray(start, start + ROWS_PER_STEP), rows);
    yield;
  }
  return resolved;
}

function resolveInPlace(keys: Int32Array, rows: Int32Array): void {
  const { length } = keys;
  const size = rows.length;
  for (let i = 0; i < length; i++) {
    const key = keys[i];
    keys[i] = key < size ? rows[key] : -1;
  }
}

/** Refuses a reference that `resolveKeys` could not resolve. */
export function* checkResolvedSteps(rows: Int32Array, field: string, offsetOf: OffsetOf): Steps<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STEP) {
    const dangling = rows.subarray(start, start + ROWS_PER_STEP).indexOf(-1);
    if (dangling !== -1) {
      throw malformed(field, 'an id that the profile defines', 'another', offsetOf(start + dangling));
    }
    yield;
  }
}

/** Refuses a row of the string table beyond its end. */
export function checkTexts(rows: Int32Array, stringCount: number, field: string, offsetOf: OffsetOf): void {
  for (let i = 0; i < rows.length; i++) {
    if (rows[i] >= stringCount) {
      throw malformed(field, `a row below ${stringCount} of the string table`, String(rows[i]), offsetOf(i));
    }
  }
}
