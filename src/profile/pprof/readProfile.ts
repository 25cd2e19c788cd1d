import { type Profile } from '../profile';
import { ProfileTables } from './profileTables';
import { ProtobufReader } from './protobufReader';
import { Refusal } from './refusal';

/**
 * Reads an uncompressed profile in one pass over its bytes, then checks and resolves what refers to what. Throws a
 * `Refusal` for anything that breaks the format.
 *
 * Format: https://github.com/google/pprof/blob/main/proto/profile.proto
 */
export function readProfile(bytes: Uint8Array): Profile {
  const tables = new ProfileTables();
  try {
    tables.read(new ProtobufReader(bytes));
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.error.kind === 'malformed' && tables.empty) {
      throw new Refusal({ kind: 'foreign', found: 'unknownBinary' });
    }
    throw thrown;
  }
  return tables.finish(bytes);
}
