import { ok, type Result } from '../../profile/result';
import { wholeSeconds } from '../backends/duration';
import { type BackendError } from '../backends/error';
import { errorWords } from '../errorWords';
import { type RequestRates } from './elsewhere';
import { type SidePlan } from './sides';

/** What endpoints had of each side, by the value of a label; or why that is not known, as the rest of a sentence. */
export type Endpoints =
  | { readonly kind: 'told'; readonly label: string; readonly left: EndpointShares; readonly right: EndpointShares }
  | { readonly kind: 'notTold'; readonly why: string };

export type EndpointShares = ReadonlyMap<
  string,
  {
    /** Requests per second. */
    readonly rate: number;
    /** Of all of the side's samples, 0 to 1. */
    readonly share: number;
  }
>;

export interface RatedSide {
  readonly plan: SidePlan;
  readonly rates: RequestRates;
}

const POINTS = 30;
const LEAST_STEP = 15_000;
/** The least part of a side that must be of endpoints that the rate names. */
const LEAST_MATCHED = 0.5;

/**
 * What each endpoint was asked for and cost on both sides: the rate's series by a label that the profile has too, under
 * the same name but for case, dots and underscores. Where several do, the one that tells most series apart. `isNarrowed`
 * says that the compared profiles are a part of their series, so that these say nothing of them.
 */
export async function endpointsOf(
  left: RatedSide,
  right: RatedSide,
  isNarrowed: boolean,
  signal: AbortSignal
): Promise<Endpoints> {
  const series = [...left.rates.series, ...right.rates.series];
  const told = labelsThatTell(series.map(({ labels }) => labels));
  if (told.length === 0) {
    return notTold('the rate of requests is one series, and not one for each endpoint');
  }
  if (isNarrowed) {
    return notTold('what a filter or ids leave of a profile has no value for each endpoint');
  }
  const names = await right.plan.store.backend.labelNames(right.plan.query, signal);
  if (!names.ok) {
    return notTold(errorWords(names.error));
  }
  const ofProfile = new Map(names.value.map((name) => [bare(name), name]));
  const ofRate = told.find((name) => ofProfile.has(bare(name)));
  const label = ofRate === undefined ? undefined : ofProfile.get(bare(ofRate));
  if (ofRate === undefined || label === undefined) {
    return notTold(`the profile has no label ${told.join(' or ')}, by which the rate tells requests apart`);
  }
  const shares = await Promise.all([left, right].map((side) => sharesOf(side, ofRate, label, signal)));
  const failed = shares.find((side) => !side.ok);
  if (failed && !failed.ok) {
    return notTold(errorWords(failed.error));
  }
  const [ofLeft, ofRight] = shares.map((side): EndpointShares => (side.ok ? side.value : new Map()));
  const matched = Math.min(matchedPart(ofLeft), matchedPart(ofRight));
  return matched < LEAST_MATCHED
    ? notTold(`only ${Math.round(100 * matched)} % of the profile has a ${label} of which the rate is known`)
    : { kind: 'told', label, left: ofLeft, right: ofRight };
}

const notTold = (why: string): Endpoints => ({ kind: 'notTold', why });

/** Prometheus writes `http_route` for what others call `http.route`. */
const bare = (label: string): string => label.toLowerCase().replace(/[^a-z0-9]+/g, '_');

/** Labels with more than one value, those with the most first. */
function labelsThatTell(all: ReadonlyArray<Readonly<Record<string, string>>>): readonly string[] {
  const values = new Map<string, Set<string>>();
  for (const labels of all) {
    for (const [name, value] of Object.entries(labels)) {
      values.set(name, (values.get(name) ?? new Set()).add(value));
    }
  }
  const told = [...values].filter(([, { size }]) => size > 1);
  return told.sort(([, a], [, b]) => b.size - a.size).map(([name]) => name);
}

async function sharesOf(
  { plan: { store, query }, rates }: RatedSide,
  ofRate: string,
  label: string,
  signal: AbortSignal
): Promise<Result<EndpointShares, BackendError>> {
  const { profileTypeId, labelSelector, range } = query;
  const step = Math.max(wholeSeconds((range.to - range.from) / POINTS), LEAST_STEP);
  // A point covers the step before it: the first one ends a step behind the range's start.
  const steps = Math.max(1, Math.floor((range.to - range.from) / step));
  const within = { from: range.from + step, to: range.from + steps * step };
  const asked = { profileTypeId, labelSelector, range: within, step, groupBy: [label] };
  const answer = await store.backend.series({ ...asked, limit: undefined, exemplars: false }, signal);
  if (!answer.ok) {
    return answer;
  }
  const costs = new Map<string, number>();
  for (const { labels, values } of answer.value.kind === 'series' ? answer.value.series : []) {
    const name = labels[label] ?? '';
    costs.set(
      name,
      values.reduce((sum, value) => sum + value, costs.get(name) ?? 0)
    );
  }
  const all = [...costs.values()].reduce((sum, cost) => sum + cost, 0) || 1;
  const requested = new Map<string, number>();
  for (const { labels, mean } of rates.series) {
    const name = labels[ofRate] ?? '';
    requested.set(name, (requested.get(name) ?? 0) + mean);
  }
  const names = new Set([...costs.keys(), ...requested.keys()]);
  return ok(
    new Map([...names].map((name) => [name, { rate: requested.get(name) ?? 0, share: (costs.get(name) ?? 0) / all }]))
  );
}

const matchedPart = (shares: EndpointShares): number =>
  [...shares.values()].reduce((sum, { rate, share }) => sum + (rate > 0 ? share : 0), 0);
