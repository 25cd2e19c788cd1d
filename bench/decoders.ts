import { decodePprof } from '../src/profile/pprof';
import { inflateGzip } from '../src/profile/pprof/inflate';
import { type Profile } from '../src/profile/profile';

const LIMIT = 512 * 1024 * 1024;

/** Decodes by our own means; throws when the bytes are refused, so that no failure is timed. */
export async function decodeOurs(bytes: Uint8Array): Promise<Profile> {
  const decoded = await decodePprof(bytes, { maxInflated: LIMIT });
  if (!decoded.ok) {
    throw new Error(JSON.stringify(decoded.error));
  }
  return decoded.value;
}

export async function inflate(file: Uint8Array): Promise<Uint8Array> {
  const inflated = await inflateGzip(file, LIMIT);
  if (!inflated.ok) {
    throw new Error(JSON.stringify(inflated.error));
  }
  return inflated.value;
}
