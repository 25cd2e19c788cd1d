/** `[from, to)` in ms since the epoch, from one multiple of the step to the next. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** End of the newest window that may be read: every profile of it had `lagMillis` to arrive. */
export const newestEnd = (now: number, stepMillis: number, lagMillis: number): number =>
  Math.floor((now - lagMillis) / stepMillis) * stepMillis;
