import { randomUUID } from 'node:crypto';

import { type Matcher, matchesLabels } from '../../../src/profile/labelSelector';
import { splitSeries, type StoredSeries } from './series';
import { type PushedProfile, type StoredProfile } from './storedProfile';

/** Milliseconds since the epoch. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A profile, and its bytes as they came. */
export interface Upload {
  readonly id: number;
  readonly receivedAt: number;
  readonly bytes: Uint8Array;
  readonly profile: StoredProfile;
  /** As Pyroscope shows it. */
  readonly series: readonly StoredSeries[];
}

export interface Retention {
  readonly millis: number;
  readonly bytes: number;
}

/** What the APIs read from. */
export interface Profiles {
  /** Oldest first. */
  uploads(): readonly Upload[];
}

const DEMO_RETENTION: Retention = { millis: 15 * 60_000, bytes: 64 * 1024 * 1024 };

/** Uploads in memory, the oldest dropped by age and by size. */
export class ProfileStore implements Profiles {
  private stored: Upload[] = [];
  private nextId = 1;

  constructor(
    private readonly retention: Retention = DEMO_RETENTION,
    private readonly now: () => number = Date.now
  ) {}

  /** @param id a UUID of the client's choice */
  add(bytes: Uint8Array, pushed: PushedProfile, id: string = randomUUID()): void {
    const profile: StoredProfile = { ...pushed, id };
    this.stored.push({ id: this.nextId++, receivedAt: this.now(), bytes, profile, series: splitSeries(profile) });
    this.dropOld();
  }

  uploads(): readonly Upload[] {
    this.dropOld();
    return this.stored;
  }

  private dropOld(): void {
    const oldest = this.now() - this.retention.millis;
    this.stored = this.stored.filter(({ receivedAt }) => receivedAt >= oldest);
    let size = this.stored.reduce((sum, { bytes }) => sum + bytes.length, 0);
    while (size > this.retention.bytes) {
      size -= this.stored.shift()?.bytes.length ?? size;
    }
  }
}

export const inRange = (time: number, range: Range | undefined): boolean =>
  !range || (time >= range.start && time <= range.end);

/** Series of the range (all of them without one) whose labels match every matcher. */
export const matchingSeries = (
  profiles: Profiles,
  matchers: readonly Matcher[],
  range: Range | undefined
): readonly StoredSeries[] =>
  profiles
    .uploads()
    .filter(({ profile }) => inRange(profile.time, range))
    .flatMap(({ series }) => series)
    .filter(({ labels }) => matchesLabels(matchers, (name) => labels.get(name) ?? ''));
