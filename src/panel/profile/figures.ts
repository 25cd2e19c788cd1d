import { type FlameTree } from '../../profile/flameTree';
import { samplingPeriod } from '../../profile/samplingPeriod';
import { type Figures } from '../flame/canvas/rowFacts';
import { formatValue } from './words';

/** How the values of a tree are written, and what its samples and its time are, where they can be told. */
export function figuresOf(tree: FlameTree, unit: string, seconds: number | undefined): Figures {
  const period = unit === 'ns' ? samplingPeriod(tree) : undefined;
  const side = { ...(period !== undefined && { samplesPerUnit: 1 / period }), ...(seconds && { seconds }) };
  return { format: (value) => formatValue(value, unit), left: side, right: side };
}
