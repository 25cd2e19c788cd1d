import { type Measure, measureOf } from '../measure';
import { type SampleType } from '../profile';
import { grafanaUnit } from '../unit';
import { type Normalisation } from './normalisation';

/** What a normalised value is of. */
export interface AmountKind {
  readonly sampleType: SampleType;
  /** By the name of the sample type where it is not given. */
  readonly measure?: Measure;
  readonly normalisation: Normalisation;
  /** What values per request say they are per; an empty text leaves it out. `per request` unless told. */
  readonly per?: string;
}

/** A value in words of its unit: `1.4 cores`, `6.2 MiB/s`, `15.8 %`. */
export const amountText = (value: number, kind: AmountKind): string =>
  (value < 0 ? '-' : '') + inUnit(Math.abs(value), Math.abs(value), kind, '%');

/** A change with its sign: `+1.4 cores`, `−15.8 points`, points being of a hundred. */
export function changeText(change: number, kind: AmountKind): string {
  const sign = change < 0 ? '−' : '+';
  return sign + inUnit(Math.abs(change), Math.abs(change), kind, 'points');
}

/** How far a change may be off, in the unit that the change is written in: `±0.3`. */
export function marginText(margin: number, change: number, kind: AmountKind): string {
  return `±${inUnit(margin, Math.abs(change), kind, '').split(' ')[0]}`;
}

const TIMES = [
  [1e9, 's'],
  [1e6, 'ms'],
  [1e3, 'µs'],
  [1, 'ns'],
] as const;
const SIZES = [
  [2 ** 40, 'TiB'],
  [2 ** 30, 'GiB'],
  [2 ** 20, 'MiB'],
  [2 ** 10, 'KiB'],
  [1, 'B'],
] as const;

/** Writes `value` in the unit that suits `like`. */
function inUnit(value: number, like: number, kind: AmountKind, share: string): string {
  const { sampleType, measure = measureOf(sampleType), normalisation } = kind;
  if (normalisation === 'share') {
    return `${digits(value * 100)} ${share}`;
  }
  const { unit, scale } = grafanaUnit(sampleType.unit);
  const isRate = normalisation === 'perSecond' && measure === 'flow';
  const per = normalisation === 'perRequest' ? ` ${kind.per ?? 'per request'}`.trimEnd() : '';
  if (unit === 'ns' && isRate) {
    return `${digits((value * scale) / 1e9)} ${isCpu(sampleType) ? 'cores' : 's/s'}`;
  }
  if (unit === 'short') {
    return `${digits(value)} ${countOf(sampleType)}${isRate ? '/s' : per}`;
  }
  const steps = unit === 'ns' ? TIMES : SIZES;
  const [size, name] = steps.find(([step]) => like * scale >= step) ?? steps[steps.length - 1];
  return `${digits((value * scale) / size)} ${name}${isRate ? '/s' : per}`;
}

const isCpu = ({ type }: SampleType): boolean => /cpu|^itimer|^on_?cpu/i.test(type);

/** What is counted: `goroutines`, `samples`; the type's own name where it is no word for people. */
const countOf = ({ type }: SampleType): string => (type === 'goroutine' ? 'goroutines' : type.replace(/_/g, ' '));

/** Two significant digits below 100, else whole numbers. */
const digits = (value: number): string => String(value >= 100 ? Math.round(value) : Number(value.toPrecision(2)));
