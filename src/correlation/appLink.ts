import { APP_ID } from '../datasource/query';
import { parseSpanId, parseTraceId } from './ids';
import { type TimeWindow } from './range';

/** What the app's page shows: the spans of a trace with the profile of one, or a profile that is known without a trace. */
export type Address = SpanAddress | ProfileAddress;

export interface SpanAddress {
  readonly of: 'trace';
  /** 32 lower-case hex digits. */
  readonly traceId: string;
  /** 16 lower-case hex digits; without it the page lets one pick. */
  readonly spanId?: string;
  /** Uid of the data source that has the trace. */
  readonly traceSource?: string;
  /** Uid of the data source that has the profiles. */
  readonly profileSource?: string;
  readonly range?: TimeWindow;
}

export interface ProfileAddress {
  readonly of: 'profile';
  /** Name of the service in the profiles; absent where the id is known and the service is not. */
  readonly service?: string;
  /** `pyroscope.profile.id` of a span: 16 lower-case hex digits. */
  readonly profileId?: string;
  readonly profileSource?: string;
  readonly range: TimeWindow;
}

/** The app's page for an address, without Grafana's sub-path: pass it through `locationUtil.assureBaseUrl`. */
export function appLink(address: Address): string {
  const { range, profileSource } = address;
  const named =
    address.of === 'trace'
      ? { trace: address.traceId, span: address.spanId, 'trace-source': address.traceSource }
      : { service: address.service, profile: address.profileId };
  const parameters = {
    ...named,
    'profile-source': profileSource,
    from: range && String(range.from),
    to: range && String(range.to),
  };
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/a/${APP_ID}/span?${new URLSearchParams(given).toString()}`;
}

/**
 * Reads the page's address, which anyone may have written. `undefined` without a readable trace id, and without a service
 * or profile id in a range. Where a trace is named, it is the trace that is shown.
 */
export function readAppLink(search: string): Address | undefined {
  const parameters = new URLSearchParams(search);
  const traceId = parseTraceId(parameters.get('trace'));
  const [traceSource, profileSource] = ['trace-source', 'profile-source'].map((name) => uid(parameters.get(name)));
  const [from, to] = ['from', 'to'].map((name) => Number(parameters.get(name) || Number.NaN));
  const range = Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && to > from && { from, to };
  if (traceId !== undefined) {
    const spanId = parseSpanId(parameters.get('span'));
    return {
      of: 'trace',
      traceId,
      ...(spanId && { spanId }),
      ...(traceSource && { traceSource }),
      ...(profileSource && { profileSource }),
      ...(range && { range }),
    };
  }
  const service = parameters.get('service')?.slice(0, MAX_SERVICE);
  const profileId = parseSpanId(parameters.get('profile'));
  return range && (service || profileId)
    ? {
        of: 'profile',
        ...(service && { service }),
        ...(profileId && { profileId }),
        ...(profileSource && { profileSource }),
        range,
      }
    : undefined;
}

const MAX_SERVICE = 500;

/** Grafana's rule for uids. */
const uid = (text: string | null): string | undefined => (text && /^[\w-]{1,40}$/.test(text) ? text : undefined);
