import { inflateGzip } from './pprof/inflate';
import { readProfileSteps } from './pprof/readProfile';
import { Refusal } from './pprof/refusal';
import { isGzip, sniffForeign } from './pprof/sniff';
import { type Profile } from './profile';
import { type ProfileError } from './profileError';
import { err, ok, type Result } from './result';
import { allSteps, type RunSteps } from './steps';

export interface DecodeLimits {
  /** Bytes of gzip input; 64 MiB unless told. */
  readonly maxCompressed?: number;
  /** Bytes of protobuf, inflated or plain; 64 MiB unless told. */
  readonly maxInflated?: number;
}

const DEFAULT_LIMIT = 64 * 1024 * 1024;

/**
 * Decodes a pprof profile, gzip or plain. Anything that is not one sound profile is refused with a `ProfileError`:
 * other formats by name, broken ones with what was expected, what was found and the byte. Rejects only where
 * `run` does, which may pause between the steps; without one, all bytes are read in one go.
 *
 * A plain profile that was cut exactly between two of its top-level fields, behind everything that the rest refers to,
 * cannot be told from a whole one. In the field order of all known writers only the time, the duration, the period and
 * the default sample type come that late.
 *
 * Format: https://github.com/google/pprof/blob/main/proto/profile.proto
 */
export async function decodePprof(
  bytes: Uint8Array,
  limits: DecodeLimits = {},
  run: RunSteps = async (steps) => allSteps(steps)
): Promise<Result<Profile, ProfileError>> {
  const { maxCompressed = DEFAULT_LIMIT, maxInflated = DEFAULT_LIMIT } = limits;
  let input = bytes;
  if (isGzip(bytes)) {
    if (bytes.length > maxCompressed) {
      return err({ kind: 'tooLarge', what: 'compressed', limit: maxCompressed });
    }
    const inflated = await inflateGzip(bytes, maxInflated);
    if (!inflated.ok) {
      return inflated;
    }
    input = inflated.value;
  }
  if (input.length > maxInflated) {
    return err({ kind: 'tooLarge', what: 'inflated', limit: maxInflated });
  }
  const foreign = sniffForeign(input);
  if (foreign !== undefined) {
    return err({ kind: 'foreign', found: foreign });
  }
  try {
    return ok(await run(readProfileSteps(input)));
  } catch (thrown) {
    if (thrown instanceof Refusal) {
      return err(thrown.error);
    }
    throw thrown;
  }
}
