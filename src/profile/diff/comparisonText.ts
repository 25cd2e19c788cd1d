import { type SliceComparison } from '../statistics/compareSlices';
import { smallestChanges } from '../statistics/smallestChanges';
import { type AmountKind, amountText, changeText, marginText } from './amountText';
import { type ChangeFinding } from './changeFindings';
import { type ChangeExplanation, type ChangePlace } from './explainChange';
import { type ChangeSplit } from './splitChange';

/** The one sentence on two windows: how much they differ, and in which places. */
export function explanationText(explanation: ChangeExplanation, comparison: SliceComparison): string {
  const { whole } = comparison;
  const { kind, change, places, part } = explanation;
  const sides = `${amountText(whole.left, comparison)} → ${amountText(whole.right, comparison)}`;
  switch (kind) {
    case 'noise': {
      const noise = `No change beyond noise: ${sides} (${marginText(whole.margin, whole.right, comparison)})`;
      const found = places.map((place) => `${changeText(place.change, comparison)} in ${placeText(place)}`);
      return found.length === 0 ? `${noise}.` : `${noise}. In single places there is one: ${found.join('; ')}.`;
    }
    case 'shares':
      return places.length === 0
        ? 'No function has changed its share beyond noise.'
        : `${changeText(change, comparison)} of the total in ${placesText(places)}.`;
    case 'explained':
      return `${changeText(change, comparison)} (${sides}); ${percent(part)} from ${placesText(places)}.`;
    case 'spread':
      return places.length === 0
        ? `${changeText(change, comparison)} (${sides}), spread over many functions.`
        : `${changeText(change, comparison)} (${sides}), spread over many functions; ${percent(part)} from ${placesText(places)}.`;
  }
}

function placesText(places: readonly ChangePlace[]): string {
  const names = places.map(placeText);
  return `${places.length === 1 ? '1 place' : `${places.length} places`}: ${names.join('; ')}`;
}

/** The frame that changed, and its caller. */
function placeText({ path }: ChangePlace): string {
  const [caller, name] = path.length > 1 ? path.slice(-2) : [undefined, path[0]];
  return caller === undefined ? String(name) : `${name} under ${caller}`;
}

const VERBS = {
  grew: 'grew',
  shrank: 'shrank',
  came: 'is new',
  went: 'is gone',
  moved: 'moved, with its caller as costly as before',
} as const satisfies Record<ChangeFinding['kind'], string>;

/** One finding: the function, what became of it, and how sure that is. */
export function changeFindingText(
  { kind, change, margin, q, ...finding }: ChangeFinding,
  comparison: SliceComparison
): string {
  const amount = `${changeText(change, comparison)} ${marginText(margin, change, comparison)}`;
  return `${comparison.names[finding.function]} ${VERBS[kind]}: ${amount} (${chanceText(q)}).`;
}

const chanceText = (q: number): string => (q < 0.001 ? 'q < 0.001' : `q = ${q.toPrecision(2)}`);

/** What two windows could have shown at all, and what their tests stand on. */
export function resolutionText(comparison: SliceComparison): string {
  const { basis } = comparison;
  const sizes = smallestChanges(comparison).map(
    ({ share, change }) => `${changeText(change, comparison).slice(1)} in a function that has ${percent(share)}`
  );
  const seen =
    sizes.length === 0
      ? 'There are too few samples to show any change.'
      : `The smallest changes that these windows show are about ${sizes.join(', ')} of the total.`;
  return basis.kind === 'pooled'
    ? `${seen} There is one profile per side: sampling noise is known, how the workload varies is guessed.`
    : `${seen} Tested between ${basis.left} and ${basis.right} time slices.`;
}

/** How the mix of requests is known: by a label, or not, with the reason as the rest of a sentence. */
export type MixKnown =
  { readonly kind: 'told'; readonly label: string } | { readonly kind: 'notTold'; readonly why: string };

/**
 * Traffic, mix and cost per request, told apart. Where the mix is not known it is a part of the cost per request, and the
 * text says so, and why.
 */
export function splitText(split: ChangeSplit, kind: AmountKind, mix: MixKnown): string {
  const isTold = mix.kind === 'told';
  const parts = [
    ['traffic', split.traffic],
    [isTold ? `cost per request${mostOf(split)}` : 'cost per request and mix of requests', split.costPerRequest],
    [isTold ? `mix of requests (${mix.label})` : '', split.mix],
    ['background', split.background],
  ] as const;
  const named = parts
    .filter(([, change]) => Math.abs(change) >= Math.abs(split.change) / 100 && change !== 0)
    .map(([name, change]) => `${changeText(change, kind)} by ${name}`);
  const text = named.length === 0 ? 'Neither traffic nor cost per request has changed.' : `${named.join(', ')}.`;
  return isTold ? text : `${text} The mix of requests is not told apart: ${mix.why.replace(/\.$/, '')}.`;
}

/** The endpoint that most of the change of costs per request is of. */
function mostOf({ byEndpoint, costPerRequest }: ChangeSplit): string {
  const most = byEndpoint.find((endpoint) => endpoint.costPerRequest / costPerRequest > MOST);
  return most && most.name !== '' && byEndpoint.length > 1 ? ` (mostly of ${most.name})` : '';
}
const MOST = 0.5;

const percent = (part: number): string => `${Math.round(part * 100)} %`;
