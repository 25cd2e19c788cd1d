import { type TimeRange } from '../backends/backend';

const UNITS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
] as const;

/** `1 h 30 min`: the two largest units. */
export function lengthText(millis: number): string {
  let rest = Math.round(millis / 1000) * 1000;
  const parts = UNITS.flatMap(([size, unit]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count > 0 ? [`${count} ${unit}`] : [];
  });
  return parts.slice(0, 2).join(' ') || `${millis} ms`;
}

/** In UTC: `2026-11-22 18:05–19:05`, the second day only where it is another one. */
export function timesText({ from, to }: TimeRange): string {
  const [start, end] = [from, to].map((time) => new Date(time).toISOString());
  const withSeconds = to - from < 10 * 60_000;
  const time = (iso: string): string => iso.slice(11, withSeconds ? 19 : 16);
  const day = start.slice(0, 10) === end.slice(0, 10) ? '' : `${end.slice(0, 10)} `;
  return `${start.slice(0, 10)} ${time(start)}–${day}${time(end)} UTC`;
}
