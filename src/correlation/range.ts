/** Milliseconds since the epoch, whole numbers. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** A profile without request ids is answered for at least one upload window on either side, and for no more. */
export const UPLOAD_WINDOW_MS = 15_000;

/** Servers refuse to read much more at once (Pyroscope's `max_query_length` is 24 h by default). */
export const LONGEST_WINDOW_MS = 24 * 3_600_000;

/**
 * Widens a span's time on both sides. The window does not reach beyond `nowMs`, unless the span itself does (its clock
 * is ahead), and is at least 1 ms long.
 */
export function padRange(startMs: number, durationMs: number, paddingMs: number, nowMs: number): TimeWindow {
  const from = Math.max(0, Math.floor(startMs - paddingMs));
  const end = Math.ceil(startMs + durationMs);
  const to = Math.max(end, Math.min(Math.ceil(end + paddingMs), Math.floor(nowMs)));
  return { from, to: Math.max(to, from + 1) };
}

/**
 * The part of a window that can be asked for: at most 24 h of it, around `aroundMs`, and nothing older than
 * `oldestMs`. A window that is too old as a whole stays as it is, so that the question can still be asked.
 */
export function clampRange({ from, to }: TimeWindow, aroundMs: number, oldestMs: number): TimeWindow {
  const kept = { from: to > oldestMs ? Math.max(from, Math.ceil(oldestMs)) : from, to };
  if (kept.to - kept.from <= LONGEST_WINDOW_MS) {
    return kept.to > kept.from ? kept : { from: kept.to - 1, to: kept.to };
  }
  const start = Math.min(
    Math.max(kept.from, Math.round(aroundMs) - LONGEST_WINDOW_MS / 2),
    kept.to - LONGEST_WINDOW_MS
  );
  return { from: start, to: start + LONGEST_WINDOW_MS };
}
