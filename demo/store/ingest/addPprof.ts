import { decodePprof } from '../../../src/profile/pprof';
import { readPprofDetails } from '../profiles/pprofDetails';
import { type ProfileStore } from '../profiles/profileStore';
import { profileName } from '../profiles/profileType';
import { type Labels } from '../profiles/storedProfile';

export interface PprofUpload {
  readonly pprof: Uint8Array;
  readonly labels: Labels;
  /** First part of its profile types; without one, what its sample types are called after. */
  readonly name?: string;
  /** What the client calls its sample types. */
  readonly displayNames?: ReadonlyMap<string, string>;
  /** A UUID. */
  readonly id?: string;
  /** As they came, when they were not this pprof. */
  readonly bytes?: Uint8Array;
}

/** Stores a pprof, gzipped or plain, at its own time. Answers with what is wrong with it. */
export async function addPprof(store: ProfileStore, upload: PprofUpload): Promise<string | undefined> {
  const { pprof, labels, name, displayNames, id, bytes = pprof } = upload;
  const profile = await decodePprof(pprof);
  if (!profile.ok) {
    return JSON.stringify(profile.error);
  }
  const pushed = {
    name: name ?? profileName(profile.value.sampleTypes, displayNames),
    labels,
    time: profile.value.timeMillis || Date.now(),
    profile: profile.value,
    details: readPprofDetails(pprof),
  };
  store.add(bytes, pushed, id);
  return undefined;
}
