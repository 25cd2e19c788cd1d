import path from 'node:path';

import { type Route } from './plugins';
import { fillTemplate, type TemplateData } from './template';

/** Where the proxy sends a request, or why it does not. */
export type Destination =
  | { readonly kind: 'upstream'; readonly url: URL; readonly headers: ReadonlyArray<readonly [string, string]> }
  | { readonly kind: 'refused'; readonly status: number; readonly message: string };

export interface ProxyTarget {
  /** The data source's own URL; empty when only routes lead anywhere. */
  readonly url: string;
  readonly routes: readonly Route[];
  readonly data: TemplateData;
}

/**
 * What Grafana's data source proxy does with a request (pkg/api/pluginproxy/ds_proxy.go): dots in the path are resolved,
 * the first route whose method fits and whose path is a *string prefix* of what was asked wins (a slash at the end of
 * either does not count), its path is cut off and the rest is joined to its URL. What no route matches goes to the data source's own URL, and fails when that is empty.
 *
 * @param asked path after `/api/datasources/proxy/uid/<uid>/`, decoded
 * @param search query string with its `?`, or nothing
 */
export function destinationOf(target: ProxyTarget, method: string, asked: string, search: string): Destination {
  const clean = path.posix.join('/', asked).slice(1);
  const matched = withoutTrailingSlash(clean);
  const route = target.routes.find(
    (candidate) =>
      (!candidate.method || candidate.method === '*' || candidate.method === method) &&
      matched.startsWith(withoutTrailingSlash(candidate.path))
  );
  const base = route?.url === undefined ? target.url : fillTemplate(route.url, target.data);
  const rest = route?.url === undefined ? clean : cutPrefix(clean, route.path);
  if (!base) {
    return { kind: 'refused', status: 502, message: `unsupported protocol scheme "" for ${method} ${clean}` };
  }
  const url = parseUrl(base);
  if (!url) {
    return { kind: 'refused', status: 502, message: `invalid URL ${JSON.stringify(base)}` };
  }
  url.pathname = joinUrlFragments(url.pathname, rest);
  url.search = search;
  for (const { name, content } of route?.urlParams ?? []) {
    url.searchParams.append(fillTemplate(name, target.data), fillTemplate(content, target.data));
  }
  const headers = (route?.headers ?? []).map(({ name, content }): readonly [string, string] => [
    name.toLowerCase(),
    fillTemplate(content, target.data),
  ]);
  return { kind: 'upstream', url, headers };
}

const withoutTrailingSlash = (text: string): string => text.replace(/\/$/, '');
const cutPrefix = (text: string, prefix: string): string =>
  text.startsWith(prefix) ? text.slice(prefix.length) : text;

function parseUrl(text: string): URL | undefined {
  return /^https?:\/\//.test(text) && URL.canParse(text) ? new URL(text) : undefined;
}

/** Grafana's util.JoinURLFragments: exactly one slash between the two. */
function joinUrlFragments(left: string, right: string): string {
  if (right === '') {
    return left;
  }
  return `${left.replace(/\/$/, '')}/${right.replace(/^\//, '')}`;
}
