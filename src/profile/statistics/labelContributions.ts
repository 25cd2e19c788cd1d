import { type Normalisation } from '../diff/normalisation';
import { compareSlices } from './compareSlices';
import { qValues } from './falseDiscoveryRate';
import { type SlicedSide } from './slices';

/** The profiles of one value of a label: a pod, a zone, a version, an endpoint. */
export interface LabelSlices {
  readonly value: string;
  readonly left: SlicedSide;
  readonly right: SlicedSide;
}

/** What one value of a label adds to a function's change. */
export interface LabelContribution {
  readonly value: string;
  readonly left: number;
  readonly right: number;
  /** Half the width of the change's 95 % interval; NaN where there are too few samples to tell. */
  readonly margin: number;
  /** Share of the whole change; values that went the other way have negative ones. */
  readonly part: number;
  /** Among all values of the label; NaN where there are too few samples to tell. */
  readonly q: number;
}

export interface LabelSpotlight {
  /** By descending part. */
  readonly contributions: readonly LabelContribution[];
  readonly change: number;
  /** The fewest values, each of them sure to have changed, that carry 80 % of the change; empty where there are none. */
  readonly carriedBy: readonly string[];
}

export interface SpotlightOptions {
  /** Shares of different values do not add up, so there is no part to name. */
  readonly normalisation: Exclude<Normalisation, 'share'>;
  readonly measure?: 'self' | 'total';
  readonly valuePerSample?: number;
  readonly falseDiscoveryRate?: number;
}

const CARRIED = 0.8;

/** Which values of a label carry a function's change between two windows, ranked, each with how sure that is. */
export function labelContributions(
  name: string,
  values: readonly LabelSlices[],
  { normalisation, measure = 'total', valuePerSample, falseDiscoveryRate = 0.05 }: SpotlightOptions
): LabelSpotlight {
  const tested = values.map(({ value, left, right }) => {
    const comparison = compareSlices(left, right, { normalisation, ...(valuePerSample && { valuePerSample }) });
    const row = comparison.names.indexOf(name);
    const changes = comparison[measure];
    return row < 1
      ? { value, left: 0, right: 0, margin: NaN, p: NaN }
      : {
          value,
          left: changes.left[row],
          right: changes.right[row],
          margin: changes.margin[row],
          p: changes.p[row],
        };
  });
  const change = tested.reduce((sum, { left, right }) => sum + right - left, 0);
  const q = qValues(Float64Array.from(tested, ({ p }) => p));
  const contributions = tested
    .map(({ value, left, right, margin }, i) => ({
      value,
      left,
      right,
      margin,
      part: change === 0 ? 0 : (right - left) / change,
      q: q[i],
    }))
    .sort((a, b) => b.part - a.part || (a.value < b.value ? -1 : 1));
  return { contributions, change, carriedBy: carriers(contributions, falseDiscoveryRate) };
}

function carriers(contributions: readonly LabelContribution[], falseDiscoveryRate: number): string[] {
  const carrying: string[] = [];
  let carried = 0;
  for (const { value, part, q } of contributions) {
    if (carried >= CARRIED || !(q <= falseDiscoveryRate)) {
      break;
    }
    carrying.push(value);
    carried += part;
  }
  return carried >= CARRIED ? carrying : [];
}
