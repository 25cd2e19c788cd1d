import { parseSpanId, parseTraceId } from './ids';
import { type TimeWindow } from './range';

export const APP_ID = 'spanflame-profiles-app';

/** A span that the app's page shows the profile of. */
export interface SpanAddress {
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

/** The app's page for a span, without Grafana's sub-path: pass it through `locationUtil.assureBaseUrl`. */
export function appLink({ traceId, spanId, traceSource, profileSource, range }: SpanAddress): string {
  const parameters = {
    trace: traceId,
    span: spanId,
    'trace-source': traceSource,
    'profile-source': profileSource,
    from: range && String(range.from),
    to: range && String(range.to),
  };
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/a/${APP_ID}/span?${new URLSearchParams(given).toString()}`;
}

/** Reads the page's address, which anyone may have written; `undefined` without a readable trace id. */
export function readAppLink(search: string): SpanAddress | undefined {
  const parameters = new URLSearchParams(search);
  const traceId = parseTraceId(parameters.get('trace'));
  if (traceId === undefined) {
    return undefined;
  }
  const spanId = parseSpanId(parameters.get('span'));
  const [traceSource, profileSource] = ['trace-source', 'profile-source'].map((name) => uid(parameters.get(name)));
  const [from, to] = ['from', 'to'].map((name) => Number(parameters.get(name) || Number.NaN));
  return {
    traceId,
    ...(spanId && { spanId }),
    ...(traceSource && { traceSource }),
    ...(profileSource && { profileSource }),
    ...(Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && to > from && { range: { from, to } }),
  };
}

/** Grafana's rule for uids. */
const uid = (text: string | null): string | undefined => (text && /^[\w-]{1,40}$/.test(text) ? text : undefined);
