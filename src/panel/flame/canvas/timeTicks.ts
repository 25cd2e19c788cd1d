import { grafanaUnit } from '../../../profile/unit';
import { type ValueWindow } from '../layout/visibleBars';

/** A moment that is marked on the axis, and what is written there. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** Pixels of a figure, and those that are free beside a label. */
const FIGURE = 7;
const FREE = 28;

const UNITS = {
  ns: [
    [1, 'ns'],
    [1e3, 'µs'],
    [1e6, 'ms'],
    [1e9, 's'],
    [60e9, 'min'],
    [3600e9, 'h'],
  ],
  bytes: [
    [1, 'B'],
    [1024, 'KiB'],
    [1024 ** 2, 'MiB'],
    [1024 ** 3, 'GiB'],
  ],
  short: [[1, '']],
} as const;

/** Steps beside 1, 2 and 5 of a power of ten. */
const CLOCK_STEPS = [10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400].map((s) => s * 1e9);

/**
 * The moments to mark on an axis of so many CSS pixels, as many as there is room for labels: multiples of a step that
 * reads well. `unit` is that of the moments, as a pprof unit.
 */
export function ticksOf({ from, to }: ValueWindow, width: number, unit: string): Tick[] {
  const { unit: kind, scale } = grafanaUnit(unit);
  const [first, last] = [from * scale, to * scale];
  const perPixel = (last - first) / width;
  if (!(perPixel > 0) || !Number.isFinite(perPixel)) {
    return [];
  }
  const label = (value: number, step: number): string => labelOf(value, step, unitOf(last, step, kind));
  const room = (step: number): number =>
    (label(Math.floor(last / step) * step, step).length * FIGURE + FREE) * perPixel;
  let step = 10 ** Math.floor(Math.log10(perPixel));
  while (step < room(step)) {
    step = stepAfter(step, kind, last);
  }
  const ticks: Tick[] = [];
  for (let nth = Math.ceil(first / step - 1e-9) || 0; nth * step <= last && ticks.length < width; nth++) {
    ticks.push({ at: (nth * step) / scale, label: label(nth * step, step) });
  }
  return ticks;
}

const DIGITS = [2, 5, 10];

type Kind = keyof typeof UNITS;
type Unit = readonly [size: number, name: string];

function stepAfter(step: number, kind: Kind, last: number): number {
  if (kind === 'ns' && step >= 5e9 && step < 86_400e9) {
    return CLOCK_STEPS.find((next) => next > step) ?? step * 2;
  }
  const base = kind === 'bytes' ? unitOf(last, step, kind)[0] : 1;
  const power = 10 ** Math.floor(Math.log10(step / base) + 1e-9);
  const digit = Math.round(step / base / power);
  return base * power * (DIGITS.find((next) => next > digit) ?? 10);
}

/** The unit that the largest moment is written in; minutes and hours only where steps are whole ones. */
function unitOf(last: number, step: number, kind: Kind): Unit {
  const units: readonly Unit[] = UNITS[kind];
  const fitting = units.filter(([size]) => size <= last && (size <= 1e9 || kind !== 'ns' || step % size === 0));
  return fitting[fitting.length - 1] ?? units[0];
}

/** As many decimals as the step has: all labels of an axis are alike. */
function labelOf(value: number, step: number, [size, name]: Unit): string {
  const decimals = Math.max(0, Math.min(12, Math.ceil(-Math.log10(step / size) - 1e-9)));
  const number = name === '' && decimals === 0 ? value.toLocaleString('en') : (value / size).toFixed(decimals);
  return name === '' ? number : `${number} ${name}`;
}
