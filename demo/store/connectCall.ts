import { type IncomingMessage, type ServerResponse } from 'node:http';

import { readBody } from './body';
import { ConnectError, invalidArgument } from './connectError';
import { fromProtobuf } from './protobuf';

type Message = Parameters<typeof fromProtobuf>[0];

/** A call by Connect's rules; `body` is proto3 JSON, whatever it came as. */
export interface ConnectCall {
  readonly body: unknown;
  readonly isProtobuf: boolean;
  /** What a JSON answer is to be labelled with. */
  readonly contentType: string;
}

const JSON_TYPE = /^application\/json(;\s*charset=utf-8)?$/i;
const PROTOBUF_TYPE = 'application/proto';
const ACCEPTED = ['application/json', 'application/json; charset=utf-8'];

/**
 * Reads a call: POST, JSON (or protobuf where `message` says what it holds), protocol version 1. What is none is answered
 * here, and undefined comes back.
 *
 * Protocol: https://connectrpc.com/docs/protocol/#unary-request
 */
export async function readConnectCall(
  request: IncomingMessage,
  response: ServerResponse,
  message?: Message
): Promise<ConnectCall | undefined> {
  if (request.method !== 'POST') {
    response.writeHead(405, { allow: 'POST' }).end();
    return undefined;
  }
  const contentType = request.headers['content-type'] ?? '';
  const isProtobuf = contentType === PROTOBUF_TYPE && message !== undefined;
  if (!isProtobuf && !JSON_TYPE.test(contentType)) {
    response.writeHead(415, { 'accept-post': [...ACCEPTED, ...(message ? [PROTOBUF_TYPE] : [])].join(', ') }).end();
    return undefined;
  }
  const version = request.headers['connect-protocol-version'];
  if (version !== undefined && version !== '1') {
    throw invalidArgument(`Connect-Protocol-Version must be "1": got ${JSON.stringify(version)}`);
  }
  if (Number(request.headers['connect-timeout-ms'] ?? Infinity) < SHORTEST_TIMEOUT_MS) {
    throw new ConnectError('deadline_exceeded', TIMED_OUT);
  }
  const bytes = await readBody(request);
  const body = unmarshalled(() =>
    isProtobuf ? fromProtobuf(message, new Uint8Array(bytes)) : JSON.parse(bytes.toString('utf8'))
  );
  return { body, isProtobuf, contentType: isProtobuf ? 'application/json' : contentType };
}

/** Nothing is answered within less by the real server. */
const SHORTEST_TIMEOUT_MS = 5;
const TIMED_OUT =
  'request timed out, decrease the duration of the request or add more label matchers (prefer exact match over regex match) to reduce the amount of data processed';

function unmarshalled(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    throw invalidArgument(`unmarshal message: ${error instanceof Error ? error.message : String(error)}`);
  }
}
