/** How often an endpoint was called, and what a call cost. One endpoint stands for a service that has no others. */
export interface EndpointSide {
  /** Requests per second. */
  readonly rate: number;
  /** What the profile has per second: of the same unit for all. */
  readonly cost: number;
}

export interface Endpoint {
  readonly name: string;
  readonly left: EndpointSide;
  readonly right: EndpointSide;
}

/** A change of cost per second, told apart. The four parts add up to `change`. */
export interface ChangeSplit {
  readonly change: number;
  /** More or fewer requests of the same kinds at the same cost. */
  readonly traffic: number;
  /** Other kinds of requests. */
  readonly mix: number;
  /** Each request costs more, or less. */
  readonly costPerRequest: number;
  /** Cost of what was not requested: of endpoints without requests. */
  readonly background: number;
  /** Per endpoint, the part of `costPerRequest` that is its. */
  readonly byEndpoint: ReadonlyArray<{ readonly name: string; readonly costPerRequest: number }>;
}

/**
 * Tells traffic, mix and cost per request apart. A cost is `R · Σ mᵢ · cᵢ`: all requests, the share of each endpoint,
 * its cost per request. Each part is the change of its factor with the others at the mean of both sides, so nothing is
 * left over and swapping the sides swaps the signs (Oaxaca 1973, with Reimers' weights of one half). An endpoint without
 * requests on one side is taken to have cost as much per request as on the other: its coming or going is mix.
 */
export function splitChange(endpoints: readonly Endpoint[]): ChangeSplit {
  const rateOf = (side: 'left' | 'right'): number => endpoints.reduce((sum, endpoint) => sum + endpoint[side].rate, 0);
  const costOf = (side: 'left' | 'right', requested: boolean): number =>
    endpoints.reduce((sum, { [side]: { rate, cost } }) => sum + (rate > 0 === requested ? cost : 0), 0);
  const rates = { left: rateOf('left'), right: rateOf('right') };
  const meanRate = (rates.left + rates.right) / 2;
  const perRequest = {
    left: rates.left > 0 ? costOf('left', true) / rates.left : 0,
    right: rates.right > 0 ? costOf('right', true) / rates.right : 0,
  };
  const traffic = ((rates.right - rates.left) * (perRequest.left + perRequest.right)) / 2;
  let mix = 0;
  const byEndpoint = endpoints.map(({ name, left, right }) => {
    const share = {
      left: rates.left > 0 ? left.rate / rates.left : 0,
      right: rates.right > 0 ? right.rate / rates.right : 0,
    };
    const [before, after] = costsPerRequest(left, right);
    mix += meanRate * (share.right - share.left) * ((before + after) / 2);
    return { name, costPerRequest: meanRate * ((share.left + share.right) / 2) * (after - before) };
  });
  return {
    change: endpoints.reduce((sum, { left, right }) => sum + right.cost - left.cost, 0),
    traffic,
    mix,
    costPerRequest: byEndpoint.reduce((sum, { costPerRequest }) => sum + costPerRequest, 0),
    background: costOf('right', false) - costOf('left', false),
    byEndpoint,
  };
}

function costsPerRequest(left: EndpointSide, right: EndpointSide): [number, number] {
  const before = left.rate > 0 ? left.cost / left.rate : undefined;
  const after = right.rate > 0 ? right.cost / right.rate : undefined;
  return [before ?? after ?? 0, after ?? before ?? 0];
}
