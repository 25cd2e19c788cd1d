import { type IncomingMessage, type ServerResponse } from 'node:http';

import { readBody } from '../body';
import { sendJson } from '../sendJson';
import { type TracesRequest } from './otlp';
import { toBatches, toSearchResult } from './tempoJson';
import { readTraceQl, type TraceQl } from './traceQl';
import { type TraceStore } from './traceStore';

const DEFAULT_LIMIT = 20;
const ANYTHING = '{} | select(resource.service.version)';

/**
 * Answers OTLP's `POST /v1/traces` (JSON) and what the workbench asks of Tempo: a trace by its id, and a search by time,
 * newest first, of TraceQL what `readTraceQl` reads. False when the path is none of these.
 */
export async function tempoApi(
  store: TraceStore,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse
): Promise<boolean> {
  if (url.pathname === '/v1/traces' && request.method === 'POST') {
    store.add(JSON.parse((await readBody(request)).toString('utf8')) as TracesRequest);
    sendJson(response, 200, {});
    return true;
  }
  if (url.pathname === '/api/search') {
    const query = readTraceQl(url.searchParams.get('q') ?? ANYTHING);
    if (query) {
      sendJson(response, 200, { traces: search(store, query, url.searchParams) });
    } else {
      response.writeHead(400, { 'content-type': 'text/plain' }).end('this TraceQL is not understood here');
    }
    return true;
  }
  const id = /^\/api\/traces\/([0-9a-f]{1,32})$/.exec(url.pathname)?.[1];
  if (id === undefined) {
    return false;
  }
  const spans = store.get(id.padStart(32, '0'));
  if (spans) {
    sendJson(response, 200, toBatches(spans));
  } else {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('trace not found');
  }
  return true;
}

/** `start` and `end` in seconds since the epoch. */
function search(store: TraceStore, wanted: TraceQl, query: URLSearchParams): readonly object[] {
  const start = Number(query.get('start') ?? 0) * 1e9;
  const end = Number(query.get('end') ?? Infinity) * 1e9;
  const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
  const found = store
    .all()
    .filter(([, spans]) => {
      const time = Number(spans[0].span.startTimeUnixNano);
      return time >= start && time <= end;
    })
    .map(([traceId, spans]) => toSearchResult(traceId, spans, wanted))
    .filter((result) => result !== undefined);
  return found.slice(-limit).reverse();
}
