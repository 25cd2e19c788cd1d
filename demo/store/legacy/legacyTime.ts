const UNIT_MILLIS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `from` or `until` in ms since the epoch: seconds, milliseconds, `now`, `now-1h`; now where nothing is said. */
export function legacyTime(text: string | null, now: number): number {
  const relative = /^now(?:-(\d+)([smhd]))?$/.exec(text || 'now');
  if (relative) {
    const [, count = '0', unit = 's'] = relative;
    return now - Number(count) * UNIT_MILLIS[unit];
  }
  const value = Number(text);
  return value < 1e11 ? value * 1_000 : value;
}
