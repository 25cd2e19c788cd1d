import { type IncomingMessage, type ServerResponse } from 'node:http';

import { readBody } from './body';
import { type ConnectCall, readConnectCall } from './connectCall';
import { ConnectError, invalidArgument } from './connectError';
import { ingest } from './ingest/ingest';
import { otlpProfiles } from './ingest/otlpProfiles';
import { push, type PushRequest } from './ingest/push';
import { legacyApi } from './legacy/legacyApi';
import { type Call } from './querier/call';
import { JsonRequest } from './querier/request';
import { RPCS } from './querier/rpcs';
import { BUILD_INFO } from './querier/serverInfo';
import { selectMergeProfile } from './querier/stacktraces';
import { sendJson } from './sendJson';
import { type RecordingRules } from './settings/recordingRules';
import { type StorageMode } from './storageMode';
import { type Tenants } from './tenants';

export interface PyroscopeServer {
  readonly tenants: Tenants;
  readonly mode: StorageMode;
  /** Absent where they are switched off. */
  readonly recordingRules?: RecordingRules;
}

const PUSH = '/push.v1.PusherService/Push';
const RULES = '/settings.v1.RecordingRulesService/';
const MERGE_PROFILE = '/querier.v1.QuerierService/SelectMergeProfile';
const PROFILE_STATS = '/querier.v1.QuerierService/GetProfileStats';

/** Answers a request of Pyroscope's HTTP API; false when the path is not one of it. */
export async function pyroscopeApi(
  server: PyroscopeServer,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse
): Promise<boolean> {
  try {
    return await answer(server, url, request, response);
  } catch (error) {
    if (!(error instanceof ConnectError)) {
      throw error;
    }
    sendJson(response, error.status, error);
    return true;
  }
}

async function answer(
  server: PyroscopeServer,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse
): Promise<boolean> {
  if (RPCS.has(url.pathname)) {
    await answerRpc(server, url.pathname, request, response);
    return true;
  }
  if (server.recordingRules && url.pathname.startsWith(RULES)) {
    const call = await readConnectCall(request, response);
    const answered = call && server.recordingRules.answer(url.pathname, call.body);
    if (call && answered) {
      sendJson(response, 200, answered, call.contentType);
    }
    return !call || answered !== undefined;
  }
  switch (url.pathname) {
    case PUSH: {
      const call = await readConnectCall(request, response, 'PushRequest');
      if (call) {
        const answered = await push(server.tenants.toWrite(tenantOf(request)), call.body as PushRequest);
        sendMessage(response, call, answered, new Uint8Array());
      }
      return true;
    }
    case '/ingest':
    case '/pyroscope/ingest': {
      if (request.method !== 'POST') {
        response.writeHead(405).end();
        return true;
      }
      const bytes = new Uint8Array(await readBody(request));
      const body = { bytes, contentType: request.headers['content-type'] ?? '' };
      await ingest(server.tenants.toWrite(tenantOf(request)), url.searchParams, body);
      response.writeHead(200).end();
      return true;
    }
    case '/v1development/profiles':
      await otlpProfiles(server.tenants.toWrite(tenantOf(request)), request, response);
      return true;
    case '/ready':
      response.writeHead(200, { 'content-type': 'text/plain' }).end('ready');
      return true;
    case '/api/v1/status/buildinfo':
      sendJson(response, 200, BUILD_INFO);
      return true;
    default:
      return legacyApi(readCall(server, request), url, response);
  }
}

async function answerRpc(
  server: PyroscopeServer,
  path: string,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const message = path === MERGE_PROFILE ? 'SelectMergeProfileRequest' : undefined;
  if (!acceptIsReadable(request.headers.accept)) {
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('Invalid header format: mime: invalid media parameter\n');
    return;
  }
  const connectCall = await readConnectCall(request, response, message);
  if (!connectCall) {
    return;
  }
  const { tenants } = server.tenants.toRead(tenantOf(request));
  if (path === PROFILE_STATS && tenants > 1) {
    throw invalidArgument(`expected 1 tenant, got ${tenants}`);
  }
  const call = { ...readCall(server, request), request: new JsonRequest(connectCall.body) };
  if (connectCall.isProtobuf) {
    sendMessage(response, connectCall, {}, new Uint8Array(selectMergeProfile(call).encode()));
  } else {
    sendMessage(response, connectCall, RPCS.get(path)?.(call) ?? {}, new Uint8Array());
  }
}

const readCall = ({ tenants, mode }: PyroscopeServer, request: IncomingMessage): Omit<Call, 'request'> => ({
  profiles: tenants.toRead(tenantOf(request)).profiles,
  mode,
  utf8LabelNames: /allow-utf8-labelnames=true/.test(request.headers.accept ?? ''),
});

const tenantOf = (request: IncomingMessage): string | undefined => request.headers['x-scope-orgid']?.toString();

/** `type/subtype; name=value`, several with commas between them: the server reads capabilities out of it. */
const acceptIsReadable = (accept = '*/*'): boolean =>
  accept.split(',').every((range) => /^\s*[\w*+.-]+\/[\w*+.-]+(\s*;\s*[\w-]+=[\w.*-]+)*\s*$/.test(range));

function sendMessage(response: ServerResponse, call: ConnectCall, json: object, protobuf: Uint8Array): void {
  if (call.isProtobuf) {
    response.writeHead(200, { 'content-type': 'application/proto' }).end(protobuf);
  } else {
    sendJson(response, 200, json, call.contentType);
  }
}
