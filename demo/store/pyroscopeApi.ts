import { type IncomingMessage, type ServerResponse } from 'node:http';

import { readBody } from './body';
import { ConnectError, invalidArgument } from './connectError';
import { ingest } from './ingest/ingest';
import { push } from './ingest/push';
import { type ProfileStore } from './profileStore';
import { BUILD_INFO } from './querier/profileStats';
import { JsonRequest } from './querier/request';
import { RPCS } from './querier/rpcs';

/** Answers a request of Pyroscope's HTTP API; false when the path is not one of it. */
export async function pyroscopeApi(
  store: ProfileStore,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse
): Promise<boolean> {
  try {
    return await answer(store, url, request, response);
  } catch (error) {
    if (!(error instanceof ConnectError)) {
      throw error;
    }
    sendJson(response, error.status, error);
    return true;
  }
}

async function answer(
  store: ProfileStore,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse
): Promise<boolean> {
  const rpc = RPCS.get(url.pathname);
  if (rpc) {
    if (!acceptsCall(request, response)) {
      return true;
    }
    const body = new JsonRequest(parseJson(await readBody(request)));
    const utf8LabelNames = /allow-utf8-labelnames=true/.test(request.headers.accept ?? '');
    sendJson(response, 200, rpc(store, body, { utf8LabelNames }));
    return true;
  }
  switch (url.pathname) {
    case '/push.v1.PusherService/Push':
      if (acceptsCall(request, response)) {
        sendJson(response, 200, await push(store, parseJson(await readBody(request))));
      }
      return true;
    case '/ingest':
      if (request.method !== 'POST') {
        response.writeHead(405).end();
        return true;
      }
      await ingest(store, url.searchParams, new Uint8Array(await readBody(request)));
      response.writeHead(200).end();
      return true;
    case '/ready':
      response.writeHead(200, { 'content-type': 'text/plain' }).end('ready');
      return true;
    case '/api/v1/status/buildinfo':
      sendJson(response, 200, BUILD_INFO);
      return true;
    default:
      return false;
  }
}

/** Refuses what is not a call by Connect's rules: POST, JSON, protocol version 1. */
function acceptsCall(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'POST') {
    response.writeHead(405, { allow: 'POST' }).end();
    return false;
  }
  if (!/^application\/json(;\s*charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')) {
    response.writeHead(415, { 'accept-post': 'application/json, application/json; charset=utf-8' }).end();
    return false;
  }
  const version = request.headers['connect-protocol-version'];
  if (version !== undefined && version !== '1') {
    throw invalidArgument(`Connect-Protocol-Version must be "1": got ${JSON.stringify(version)}`);
  }
  return true;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw invalidArgument(`unmarshal message: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
