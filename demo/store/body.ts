import { type IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

import { ConnectError, invalidArgument } from './connectError';

const LIMIT_BYTES = 16 * 1024 * 1024;
const inflate = promisify(gunzip);

/** The body of a request, inflated where its `Content-Encoding` says so. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LIMIT_BYTES) {
      throw new ConnectError('invalid_argument', `request body larger than ${LIMIT_BYTES} bytes`, 413);
    }
    chunks.push(chunk as Buffer);
  }
  const body = Buffer.concat(chunks);
  if (request.headers['content-encoding'] !== 'gzip') {
    return body;
  }
  return inflate(new Uint8Array(body), { maxOutputLength: LIMIT_BYTES }).catch((error: unknown) => {
    throw invalidArgument(`request body: ${String(error)}`);
  });
}
