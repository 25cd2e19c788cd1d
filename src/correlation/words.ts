interface Unit {
  readonly name: string;
  readonly size: number;
}

const TIMES: readonly Unit[] = [
  { name: 'h', size: 3_600_000 },
  { name: 'min', size: 60_000 },
  { name: 's', size: 1000 },
  { name: 'ms', size: 1 },
  { name: 'µs', size: 1e-3 },
];
const BYTES: readonly Unit[] = ['TiB', 'GiB', 'MiB', 'KiB', 'B'].map((name, i) => ({ name, size: 1024 ** (4 - i) }));

/** `1.8 s`, `90 ms`; with `likeMs` in the unit in which that one is written, so that both can be compared: `0.09 s`. */
export function durationText(ms: number, likeMs = ms): string {
  const unit = unitFor(TIMES, likeMs);
  return `${digits(ms / unit.size)} ${unit.name}`;
}

/** How long something is ago or is kept, up to days: `36 h`, `12 days`. */
export const ageText = (ms: number): string => (ms < 2 * DAY_MS ? durationText(ms) : `${digits(ms / DAY_MS)} days`);

const DAY_MS = 86_400_000;

/** `12 MiB`. */
export function bytesText(bytes: number): string {
  const unit = unitFor(BYTES, bytes);
  return `${digits(bytes / unit.size)} ${unit.name}`;
}

/** A share of 1 as `5 %`; what is there but rounds to nothing is `<1 %`. */
export function percentText(share: number): string {
  return share > 0 && share < 0.005 ? '<1 %' : `${Math.round(share * 100)} %`;
}

/** `1 sample`, `3 samples`. */
export const countText = (count: number, one: string, many = `${one}s`): string =>
  `${digits(count)} ${count === 1 ? one : many}`;

/** Two digits that count, all of those before the point, and no zeros behind it. */
export function digits(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(2)));
}

const unitFor = (units: readonly Unit[], value: number): Unit =>
  units.find(({ size }) => Math.abs(value) >= size) ?? units[units.length - 1];
