import { type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ReadableStream } from 'node:stream/web';

import { readBody } from './body';
import { type DataSourceRecord } from './dataSources';
import { type Route } from './plugins';
import { requestHeaders, responseHeaders } from './proxyHeaders';
import { destinationOf } from './route';

/** Grafana's `[dataproxy] timeout`: how long the backend may take until its headers. */
export const PROXY_TIMEOUT_MS = 30_000;

export interface ProxyCall {
  readonly source: DataSourceRecord;
  readonly routes: readonly Route[];
  /** Path below the data source, decoded. */
  readonly path: string;
  readonly search: string;
  readonly timeoutMs: number;
}

/** Answers a request as Grafana's data source proxy does; see `destinationOf` for where it goes. */
export async function proxy(call: ProxyCall, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { source } = call;
  const method = request.method ?? 'GET';
  const target = {
    url: source.url,
    routes: call.routes,
    data: { JsonData: source.jsonData, SecureJsonData: source.secureJsonData },
  };
  const destination = destinationOf(target, method, call.path, call.search);
  if (destination.kind === 'refused') {
    response.writeHead(destination.status, { 'content-type': 'text/plain' }).end(destination.message);
    return;
  }
  const body = method === 'GET' || method === 'HEAD' ? undefined : new Uint8Array(await readBody(request));
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort('timeout'), call.timeoutMs);
  response.on('close', () => abort.abort('closed'));
  try {
    const headers = requestHeaders(request.headers, source, destination.headers);
    const answer = await fetch(destination.url, { method, headers, body, signal: abort.signal, redirect: 'manual' });
    clearTimeout(timer);
    await passOn(answer, response);
  } catch {
    refuse(response, abort.signal.reason === 'timeout' ? 504 : 502);
  } finally {
    clearTimeout(timer);
  }
}

async function passOn(answer: Response, response: ServerResponse): Promise<void> {
  if (answer.status === 401) {
    await answer.body?.cancel();
    response.writeHead(400, responseHeaders(new Headers())).end('Authentication to data source failed');
    return;
  }
  response.writeHead(answer.status, responseHeaders(answer.headers));
  if (answer.body) {
    await pipeline(Readable.fromWeb(answer.body as ReadableStream), response);
  } else {
    response.end();
  }
}

/** Before the headers are out: a status. After them: the connection breaks off, as it does behind Grafana. */
function refuse(response: ServerResponse, status: 502 | 504): void {
  if (response.headersSent) {
    response.destroy();
  } else {
    response.writeHead(status).end();
  }
}
