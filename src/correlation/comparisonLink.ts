import { APP_ID, type ComparedWindow, type Normalisation } from '../datasource/query';
import { formatLabelSelector, type Matcher, parseLabelSelector } from '../profile/labelSelector';
import { type TimeWindow } from './range';

/** A finished comparison: all that its query needs. */
export interface ComparisonAddress {
  /** Uid of the data source that has the profiles; absent: the first one. */
  readonly profileSource?: string;
  /** Which series: by the name of their service, or by PromQL matchers. One of both is there. */
  readonly service?: string;
  readonly labelSelector?: string;
  /** `name:sampleType:sampleUnit:periodType:periodUnit`; absent: the one that is shown first. */
  readonly profileTypeId?: string;
  /** The right side. */
  readonly range: TimeWindow;
  readonly window: ComparedWindow;
  /** Matchers of the left side, where they are others. */
  readonly leftSelector?: string;
  readonly normalisation?: Normalisation;
  /** Requests per second, in PromQL: uid of the data source, and the expression. */
  readonly rate?: { readonly source: string; readonly expression: string };
  /** What a service is narrowed to besides, as far as its profiles have such labels: those of an alert may be others. */
  readonly labels?: readonly Matcher[];
  /** Exact name of a function to find in the comparison. */
  readonly functionName?: string;
}

const NAMES = {
  previous: 'previous',
  earlier: 'earlier',
  fixed: 'fixed',
  same: 'same',
  beforeChange: 'before-change',
  quietest: 'quietest',
} as const satisfies Record<ComparedWindow['kind'], string>;

/**
 * The app's page of a comparison, without Grafana's sub-path: pass it through `locationUtil.assureBaseUrl`. Times are in ms
 * since the epoch.
 */
export function comparisonLink(address: ComparisonAddress): string {
  const { profileSource, service, labelSelector, profileTypeId, range, window, leftSelector, normalisation } = address;
  const parameters = {
    'profile-source': profileSource,
    service,
    selector: labelSelector,
    type: profileTypeId,
    from: String(range.from),
    to: String(range.to),
    window: NAMES[window.kind],
    ...windowParameters(window),
    'before-selector': leftSelector,
    normalisation,
    'rate-source': address.rate?.source,
    'rate-query': address.rate?.expression,
    labels: address.labels?.length ? formatLabelSelector(address.labels) : undefined,
    function: address.functionName,
  };
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/a/${APP_ID}/compare?${new URLSearchParams(given).toString()}`;
}

function windowParameters(window: ComparedWindow): Readonly<Record<string, string>> {
  switch (window.kind) {
    case 'earlier':
      return { by: window.by };
    case 'fixed':
      return { 'before-from': String(window.from), 'before-to': String(window.to) };
    case 'beforeChange':
      return { label: window.label };
    case 'previous':
    case 'same':
    case 'quietest':
      return {};
  }
}

/**
 * Reads the page's address, which anyone may have written. `undefined` without a range, or without a service or readable
 * matchers. A window that is not known, or lacks what it needs, is the time of `before-from` and `before-to`, or else
 * the time just before.
 */
export function readComparisonLink(search: string): ComparisonAddress | undefined {
  const parameters = new URLSearchParams(search);
  const text = (name: string): string | undefined => parameters.get(name)?.slice(0, MAX_TEXT) || undefined;
  const range = rangeOf(parameters, 'from', 'to');
  const service = text('service');
  const labelSelector = selector(text('selector'));
  if (!range || (service === undefined && labelSelector === undefined)) {
    return undefined;
  }
  const profileSource = matching(text('profile-source'), UID);
  const profileTypeId = matching(text('type'), PROFILE_TYPE);
  const leftSelector = selector(text('before-selector'));
  const normalisation = NORMALISATIONS.find((known) => known === text('normalisation'));
  const labels = parseLabelSelector(text('labels') ?? '{}');
  const functionName = text('function');
  const [source, expression] = [matching(text('rate-source'), UID), text('rate-query')];
  return {
    ...(profileSource !== undefined && { profileSource }),
    ...(service !== undefined && { service }),
    ...(labelSelector !== undefined && { labelSelector }),
    ...(profileTypeId !== undefined && { profileTypeId }),
    range,
    window: windowOf(parameters),
    ...(leftSelector !== undefined && { leftSelector }),
    ...(normalisation && { normalisation }),
    ...(source !== undefined && expression !== undefined && { rate: { source, expression } }),
    ...(labels.ok && labels.value.length > 0 && { labels: labels.value }),
    ...(functionName !== undefined && { functionName }),
  };
}

const MAX_TEXT = 2000;
/** Grafana's rule for uids. */
const UID = /^[\w-]{1,40}$/;
const PROFILE_TYPE = /^[\w./-]+(:[\w./-]*){4,5}$/;
const LABEL = /^[\w.-]{1,200}$/;
/** As Grafana writes durations. */
const DURATION = /^\d{1,6}(ms|[smhdwMy])$/;
const NORMALISATIONS: readonly Normalisation[] = ['perSecond', 'share', 'absolute', 'perRequest'];

const matching = (text: string | undefined, rule: RegExp): string | undefined =>
  text !== undefined && rule.test(text) ? text : undefined;

const selector = (text: string | undefined): string | undefined =>
  text !== undefined && parseLabelSelector(text).ok ? text : undefined;

function windowOf(parameters: URLSearchParams): ComparedWindow {
  const [by, label] = [
    matching(parameters.get('by') ?? undefined, DURATION),
    matching(parameters.get('label') ?? undefined, LABEL),
  ];
  const fixed = rangeOf(parameters, 'before-from', 'before-to');
  switch (parameters.get('window')) {
    case NAMES.same:
      return { kind: 'same' };
    case NAMES.quietest:
      return { kind: 'quietest' };
    case NAMES.earlier:
      return by === undefined ? PREVIOUS : { kind: 'earlier', by };
    case NAMES.beforeChange:
      return label === undefined ? PREVIOUS : { kind: 'beforeChange', label };
    case NAMES.fixed:
      return fixed ? { kind: 'fixed', ...fixed } : PREVIOUS;
    default:
      // Addresses in alerts say times alone.
      return fixed ? { kind: 'fixed', ...fixed } : PREVIOUS;
  }
}

const PREVIOUS: ComparedWindow = { kind: 'previous' };

function rangeOf(parameters: URLSearchParams, start: string, end: string): TimeWindow | undefined {
  const [from, to] = [start, end].map((name) => Number(parameters.get(name) || Number.NaN));
  return Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && to > from ? { from, to } : undefined;
}
