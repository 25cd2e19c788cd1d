import { type IncomingHttpHeaders } from 'node:http';

import { type DataSourceRecord } from './dataSources';

/** Headers that belong to one connection, and those that fetch sets itself. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'te', 'trailer', 'proxy-connection'];
const DROPPED = new Set([
  ...HOP_BY_HOP,
  'host',
  'content-length',
  'cookie',
  'origin',
  'referer',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-grafana-user',
  'accept-encoding',
]);
/** `fetch` has inflated the body already, so that these no longer describe it. */
const DROPPED_FROM_ANSWER = new Set([...HOP_BY_HOP, 'set-cookie', 'content-encoding', 'content-length']);

/**
 * The headers that Grafana's proxy sends on: the browser's without cookies, origin and referrer, then the data source's
 * own authentication and custom headers, then what the route declares.
 */
export function requestHeaders(
  incoming: IncomingHttpHeaders,
  source: DataSourceRecord,
  routeHeaders: ReadonlyArray<readonly [string, string]>
): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming)) {
    if (value !== undefined && !DROPPED.has(name)) {
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    }
  }
  if (source.basicAuth) {
    const credentials = `${source.basicAuthUser}:${source.secureJsonData.basicAuthPassword ?? ''}`;
    headers.set('authorization', `Basic ${Buffer.from(credentials).toString('base64')}`);
  }
  const override = headers.get('x-ds-authorization');
  if (override) {
    headers.delete('x-ds-authorization');
    headers.set('authorization', override);
  }
  headers.set('user-agent', 'Grafana/workbench');
  if (incoming.referer) {
    headers.set('x-grafana-referer', incoming.referer);
  }
  routeHeaders.forEach(([name, value]) => headers.set(name, value));
  customHeaders(source).forEach(([name, value]) => headers.set(name, value));
  return headers;
}

/** `httpHeaderName1` of the settings with `httpHeaderValue1` of the secrets, and so on. */
function customHeaders({ jsonData, secureJsonData }: DataSourceRecord): ReadonlyArray<readonly [string, string]> {
  return Object.entries(jsonData).flatMap(([key, name]) => {
    const index = /^httpHeaderName(\d+)$/.exec(key)?.[1];
    const value = index === undefined ? undefined : secureJsonData[`httpHeaderValue${index}`];
    return value !== undefined && typeof name === 'string' && name !== '' ? [[name, value] as const] : [];
  });
}

/** The headers of the answer that reach the browser: no cookies, and nothing that it would run as a page. */
export function responseHeaders(upstream: Headers): Record<string, string> {
  const kept = [...upstream.entries()].filter(([name]) => !DROPPED_FROM_ANSWER.has(name));
  return { ...Object.fromEntries(kept), 'content-security-policy': 'sandbox' };
}
