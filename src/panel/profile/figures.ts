import { type FlameTree } from '../../profile/flameTree';
import { samplingPeriod } from '../../profile/samplingPeriod';
import { grafanaUnit } from '../../profile/unit';
import { type Figures } from '../flame/canvas/rowFacts';
import { formatValue } from './words';

/**
 * How the values of a tree are written, and what its samples and its rate are, where they can be told. `seconds` is the
 * time that the profile covers.
 */
export function figuresOf(tree: FlameTree, seconds: number | undefined): Figures {
  const { unit, scale } = grafanaUnit(tree.sampleType.unit);
  let period: { readonly nanos: number | undefined } | undefined;
  const samplesPerUnit = (): number | undefined => {
    period ??= { nanos: samplingPeriod(tree) };
    return period.nanos && 1 / period.nanos;
  };
  const side = { ...(unit === 'ns' && scale === 1 && { samplesPerUnit }), ...(seconds && { seconds }) };
  return { format: (value) => formatValue(value * scale, unit), left: side, right: side };
}
