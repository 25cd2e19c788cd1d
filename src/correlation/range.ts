/** Milliseconds since the epoch, whole numbers. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** Grafana's own figure for span profiles. SDKs upload every 10 to 15 s and stamp a sample with its upload's window. */
export const DEFAULT_PADDING_MS = 60_000;

/** A profile without request ids is answered for at least one upload window on either side, and for no more. */
export const UPLOAD_WINDOW_MS = 15_000;

/**
 * Widens a span's time on both sides. The window does not reach beyond `nowMs`, unless the span itself does (its clock
 * is ahead), and is at least 1 ms long.
 */
export function padRange(startMs: number, durationMs: number, paddingMs: number, nowMs: number): TimeWindow {
  const from = Math.max(0, Math.floor(startMs - paddingMs));
  const end = Math.ceil(startMs + durationMs);
  const to = Math.max(end, Math.min(end + paddingMs, Math.floor(nowMs)));
  return { from, to: Math.max(to, from + 1) };
}
