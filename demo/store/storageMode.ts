import { type Profiles, type Range } from './profiles/profileStore';

/** Pyroscope's `-architecture.storage`. They answer differently: each ignores other fields of a request. */
export type StorageMode = 'v1' | 'v2' | 'dual';

export const STORAGE_MODES: readonly StorageMode[] = ['v1', 'v2', 'dual'];

/** From when on the dual mode asks the v2 storage: its oldest profile. Undefined while it has none. */
export function splitTime(profiles: Profiles): number | undefined {
  const times = profiles.uploads().map(({ profile }) => profile.time);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** Whether the v2 storage alone answers for a range. */
export function isWithinV2(mode: StorageMode, profiles: Profiles, range: Range): boolean {
  return mode === 'v2' || (mode === 'dual' && range.start >= (splitTime(profiles) ?? Infinity));
}
