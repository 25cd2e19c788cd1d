import { grafanaUnit } from '../unit';
import { amountText } from './amountText';

/** A moment or a duration in a pprof unit: `1.23457 s`, to the sixth figure, by which calls can be told apart. */
export function momentText(value: number, unit: string): string {
  const known = grafanaUnit(unit);
  return amountText(value * known.scale, known.unit, 6);
}
