import { type ChangeSplit, type Endpoint, splitChange } from '../../profile/diff/splitChange';
import { type SliceMatrix } from '../../profile/statistics/sliceMatrix';
import { coveredSeconds, type SlicedSide } from '../../profile/statistics/slices';
import { type RatePoints } from './elsewhere';
import { type Endpoints } from './endpoints';
import { meanRate } from './requests';

/** A change told apart by requests, and what was known of endpoints. */
export interface SplitByRequests extends ChangeSplit {
  readonly endpoints: Endpoints;
}

interface Rates {
  readonly left: RatePoints;
  readonly right: RatePoints;
}

/**
 * Splits a flow's change by requests, of each endpoint where these are told: its part of what the side cost per second is
 * its part of the profile's series. Where they are not, one endpoint stands for all, and `mix` is 0 for being unknown.
 */
export function splitByRequests(
  rates: Rates,
  sides: { readonly left: SlicedSide; readonly right: SlicedSide },
  { withStack }: SliceMatrix,
  endpoints: Endpoints
): SplitByRequests {
  const columns = sides.left.slices.length;
  const cost = {
    left: costOf(sides.left, withStack.subarray(0, columns)),
    right: costOf(sides.right, withStack.subarray(columns)),
  };
  return { ...splitChange(endpointList(rates, cost, endpoints)), endpoints };
}

function endpointList(
  rates: Rates,
  cost: { readonly left: number; readonly right: number },
  endpoints: Endpoints
): readonly Endpoint[] {
  if (endpoints.kind === 'notTold') {
    const of = (side: 'left' | 'right') => ({ rate: meanRate(rates[side]), cost: cost[side] });
    return [{ name: 'all', left: of('left'), right: of('right') }];
  }
  const names = new Set([...endpoints.left.keys(), ...endpoints.right.keys()]);
  const of = (side: 'left' | 'right', name: string) => {
    const { rate, share } = endpoints[side].get(name) ?? { rate: 0, share: 0 };
    return { rate, cost: share * cost[side] };
  };
  return [...names].map((name) => ({ name, left: of('left', name), right: of('right', name) }));
}

/** What a side cost per second. */
function costOf(side: SlicedSide, values: Float64Array): number {
  const seconds = coveredSeconds(side).reduce((all, part) => all + part, 0);
  return seconds === 0 ? 0 : values.reduce((all, value) => all + value, 0) / seconds;
}
