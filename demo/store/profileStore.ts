import { type Matcher, matchesLabels } from '../../src/profile/labelSelector';
import { type StoredSeries } from './storedSeries';

/** Milliseconds since the epoch. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What one request brought: its series, and the bytes as they came. */
export interface Upload {
  readonly id: number;
  readonly receivedAt: number;
  readonly bytes: Uint8Array;
  readonly series: readonly StoredSeries[];
}

export interface Retention {
  readonly millis: number;
  readonly bytes: number;
}

const DEMO_RETENTION: Retention = { millis: 15 * 60_000, bytes: 64 * 1024 * 1024 };

/** Uploads in memory, the oldest dropped by age and by size. */
export class ProfileStore {
  private uploads: Upload[] = [];
  private nextId = 1;

  constructor(
    private readonly retention: Retention = DEMO_RETENTION,
    private readonly now: () => number = Date.now
  ) {}

  add(bytes: Uint8Array, series: readonly StoredSeries[]): void {
    this.uploads.push({ id: this.nextId++, receivedAt: this.now(), bytes, series });
    this.dropOld();
  }

  /** Uploads as they came, oldest first. */
  raw(): readonly Upload[] {
    this.dropOld();
    return this.uploads;
  }

  /** Series of the range (all of them without one) whose labels match every matcher. */
  select(matchers: readonly Matcher[], range: Range | undefined): readonly StoredSeries[] {
    return this.raw()
      .flatMap(({ series }) => series)
      .filter(
        ({ labels, time }) =>
          (!range || (time >= range.start && time <= range.end)) &&
          matchesLabels(matchers, (name) => labels.get(name) ?? '')
      );
  }

  private dropOld(): void {
    const oldest = this.now() - this.retention.millis;
    this.uploads = this.uploads.filter(({ receivedAt }) => receivedAt >= oldest);
    let size = this.uploads.reduce((sum, { bytes }) => sum + bytes.length, 0);
    while (size > this.retention.bytes) {
      size -= this.uploads.shift()?.bytes.length ?? size;
    }
  }
}
