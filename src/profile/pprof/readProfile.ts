import { type Profile } from '../profile';
import { type Steps } from '../steps';
import { ProfileTables } from './profileTables';
import { ProtobufReader } from './protobufReader';
import { Refusal } from './refusal';

/**
 * Reads an uncompressed profile in one pass over its bytes, then checks and resolves what refers to what. Throws a
 * `Refusal` for anything that breaks the format.
 *
 * Format: https://github.com/google/pprof/blob/main/proto/profile.proto
 */
export function* readProfileSteps(bytes: Uint8Array): Steps<Profile> {
  const tables = new ProfileTables();
  const reader = new ProtobufReader(bytes);
  try {
    for (let before = BYTES_PER_STEP; reader.position < bytes.length; before += BYTES_PER_STEP) {
      tables.read(reader, Math.min(before, bytes.length));
      yield;
    }
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.error.kind === 'malformed' && tables.empty) {
      throw new Refusal({ kind: 'foreign', found: 'unknownBinary' });
    }
    throw thrown;
  }
  return yield* tables.finishSteps(bytes);
}

/** Bytes that are read in one step, and the rest of the field that they end in. */
const BYTES_PER_STEP = 2 ** 19;
