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
  const period = unit === 'ns' && scale === 1 ? samplingPeriod(tree) : undefined;
  const side = { ...(period !== undefined && { samplesPerUnit: 1 / period }), ...(seconds && { seconds }) };
  return { format: (value) => formatValue(value * scale, unit), left: side, right: side };
}
