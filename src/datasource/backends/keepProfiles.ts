import { LRUCache } from 'lru-cache';

import { type Profile } from '../../profile/profile';
import { ok, type Result } from '../../profile/result';
import { type PprofSource } from '../query';
import { type TimeRange } from './backend';
import { type BackendError } from './error';
import { canonicalKey } from './layers/canonicalKey';
import { SharedCalls } from './layers/sharedCalls';

type Read = Result<Profile | undefined, BackendError>;
export type ReadSource = (source: PprofSource, signal: AbortSignal) => Promise<Read>;

const MAX_BYTES = 128 * 2 ** 20;
/** A file may be written anew under its name. */
const FILE_MILLIS = 5 * 60_000;
const CAPTURE_MILLIS = 60_000;

/**
 * Reads a source once for all that is asked of it together: its sample types, lines, labels. A file is the same for five
 * minutes. What a process tells is of a moment, so two questions mean the same one only where they are for the same range,
 * within a minute: a refresh of a relative range is another moment. Equal questions that are on their way are one.
 */
export function keepProfiles(
  read: ReadSource,
  now: () => number
): (source: PprofSource, range: TimeRange | undefined, signal: AbortSignal) => Promise<Read> {
  const calls = new SharedCalls<Read>();
  const kept = new LRUCache<string, Profile>({
    maxSize: MAX_BYTES,
    sizeCalculation: profileBytes,
    ttl: CAPTURE_MILLIS,
    ttlResolution: 0,
    perf: { now },
  });

  return (source, range, signal) => {
    // The last CPU profile is at hand, and the next one must not be hidden by it.
    if (source.kind === 'cpu') {
      return read(source, signal);
    }
    const key = canonicalKey(source.kind === 'file' ? [source] : [source, range]);
    return calls.join(key, signal, async (shared) => {
      const before = kept.get(key);
      if (before) {
        return ok(before);
      }
      const profile = await read(source, shared);
      if (profile.ok && profile.value) {
        kept.set(key, profile.value, { ttl: source.kind === 'file' ? FILE_MILLIS : CAPTURE_MILLIS });
      }
      return profile;
    });
  };
}

/** What the columns take; the texts, which are decoded when they are asked for, not counted. */
function profileBytes(profile: Profile): number {
  const columns = [...Object.values(profile), ...Object.values(profile.labels)];
  return columns.reduce((sum, column) => sum + (ArrayBuffer.isView(column) ? column.byteLength : 0), 1);
}
