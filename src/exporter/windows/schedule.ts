import { newestEnd, type TimeWindow } from './timeWindow';

export interface ScheduleOptions {
  readonly stepMillis: number;
  readonly lagMillis: number;
  /** Most windows that are handed out at once. */
  readonly backlog: number;
}

interface Due {
  /** Oldest first. */
  readonly windows: readonly TimeWindow[];
  /** Windows that were never handed out, because too many came due at once. */
  readonly givenUp: number;
}

/**
 * Which windows are to be read, by a wall clock that may jump. The first one is the newest: what was before the start is
 * not counted. After a jump forwards, or a sleep, the oldest windows in between are given up.
 *
 * After a jump backwards, the newest windows are handed out once more: while the clock was ahead, they were given up, or
 * read before their profiles were taken. Whoever reads them has to know which ones it has counted, and leave these out.
 */
export class Schedule {
  private next: number | undefined;
  private first = Infinity;

  constructor(private readonly options: ScheduleOptions) {}

  due(now: number): Due {
    const { stepMillis, lagMillis, backlog } = this.options;
    const newest = newestEnd(now, stepMillis, lagMillis);
    this.first = Math.min(this.first, newest - stepMillis);
    const next = this.next === undefined ? this.first : this.from(this.next, newest);
    this.next = newest;
    const count = (newest - next) / stepMillis;
    const kept = Math.min(count, backlog);
    const first = newest - kept * stepMillis;
    const windows = Array.from({ length: kept }, (_, row) => ({
      from: first + row * stepMillis,
      to: first + (row + 1) * stepMillis,
    }));
    return { windows, givenUp: count - kept };
  }

  private from(next: number, newest: number): number {
    const { stepMillis, backlog } = this.options;
    return newest < next ? Math.max(this.first, newest - backlog * stepMillis) : next;
  }
}
