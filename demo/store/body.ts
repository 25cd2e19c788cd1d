import { type IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

import { ConnectError } from './connectError';

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
  return request.headers['content-encoding'] === 'gzip'
    ? Buffer.from(await inflate(new Uint8Array(body), { maxOutputLength: LIMIT_BYTES }))
    : body;
}
