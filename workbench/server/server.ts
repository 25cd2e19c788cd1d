import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';

import { fileInside, sendFile } from './assets';
import { readBody } from './body';
import { type DataSourceRecord, DataSources } from './dataSources';
import { BLANK_ICON, grafanaImage, interFont } from './icons';
import { type AssetScheme, PluginCatalog } from './plugins';
import { proxy, PROXY_TIMEOUT_MS } from './proxy';
import { frontendSettings } from './settings';

export interface WorkbenchOptions {
  /** The built plugins. */
  readonly dist: string;
  /** The built page. */
  readonly host: string;
  readonly sources: readonly DataSourceRecord[];
  /** Address of a server with Tempo's HTTP API; the trace list and the traces come from there. */
  readonly tempo: string;
  readonly scheme?: AssetScheme;
  readonly timeoutMs?: number;
}

type Handler = (
  match: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
  search: string
) => Promise<void> | void;

const PAGE = path.resolve('workbench/index.html');
const sendJson = (response: ServerResponse, value: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
};

/** Stands in for the parts of a Grafana server that a plugin sees. */
export function createWorkbench(options: WorkbenchOptions): Server {
  const catalog = new PluginCatalog(options.dist);
  const sources = new DataSources(options.sources);
  const timeoutMs = options.timeoutMs ?? PROXY_TIMEOUT_MS;

  const routes: ReadonlyArray<readonly [RegExp, Handler]> = [
    [
      /^\/api\/frontend\/settings$/,
      (_match, _request, response) =>
        sendJson(response, frontendSettings(catalog, sources, options.scheme ?? 'nested')),
    ],
    [
      /^\/api\/datasources\/proxy\/uid\/([^/]+)\/(.*)$/,
      async ([uid, rest], request, response, search): Promise<void> => {
        const source = sources.get(uid);
        if (!source) {
          return sendJson(response, { message: 'Unable to find datasource' }, 404);
        }
        const plugin = catalog.get(source.type);
        await proxy(
          { source, routes: plugin?.json.routes ?? [], path: decodeURIComponent(rest), search, timeoutMs },
          request,
          response
        );
      },
    ],
    [
      /^\/api\/datasources\/uid\/([^/]+)$/,
      async ([uid], request, response) => {
        const known = request.method === 'PUT' ? sources.save(uid, JSON.parse(String(await readBody(request)))) : true;
        const settings = sources.settings(uid);
        sendJson(response, known && settings ? settings : { message: 'Data source not found' }, settings ? 200 : 404);
      },
    ],
    [
      /^\/public\/plugins\/([^/]+)\/(.+)$/,
      ([id, file], _request, response) => {
        const plugin = catalog.get(id);
        return sendFile(response, plugin && fileInside(plugin.dir, file));
      },
    ],
    [
      /^\/public\/(?:build\/)?img\/(.+)$/,
      ([file], _request, response) => {
        const image = grafanaImage(file);
        return image
          ? sendFile(response, image)
          : void response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(BLANK_ICON);
      },
    ],
    [
      /^\/public\/fonts\/inter\/Inter-(Regular|Medium|Italic|MediumItalic)\.woff2$/,
      ([name], _request, response) => sendFile(response, interFont(name)),
    ],
    [/^\/host\/(.+)$/, ([file], _request, response) => sendFile(response, fileInside(options.host, file))],
    [
      /^\/tempo\/(api\/(?:search|traces\/[0-9a-f]{16,32}))$/,
      async ([rest], _request, response, search) => {
        const answer = await fetch(`${options.tempo}/${rest}${search}`, { signal: AbortSignal.timeout(timeoutMs) });
        response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
        response.end(Buffer.from(await answer.arrayBuffer()));
      },
    ],
    [
      /^\/(?:|explore|alerting|d\/[^/]+|connections\/datasources\/edit\/[^/]+|a\/[^/]+.*)$/,
      (_match, _request, response) => sendFile(response, PAGE),
    ],
  ];

  return createServer((request, response) => {
    // Not by `new URL`: it resolves dots, and what becomes of them is for the proxy to show.
    const [pathname, ...query] = (request.url ?? '/').split('?');
    const search = query.length > 0 ? `?${query.join('?')}` : '';
    const found = routes.find(([pattern]) => pattern.test(pathname));
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    const [pattern, handle] = found;
    const match = (pattern.exec(pathname) ?? []).slice(1);
    Promise.resolve(handle(match, request, response, search)).catch((error: unknown) => {
      if (!response.headersSent) {
        sendJson(response, { message: String(error) }, 502);
      }
    });
  });
}
