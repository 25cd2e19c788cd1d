import { type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** Sends JSON, gzipped for a client that reads it. */
export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  contentType = 'application/json'
): void {
  const text = JSON.stringify(value);
  if (/\bgzip\b/.test(response.req.headers['accept-encoding']?.toString() ?? '')) {
    response.writeHead(status, { 'content-type': contentType, 'content-encoding': 'gzip' }).end(gzipSync(text));
  } else {
    response.writeHead(status, { 'content-type': contentType }).end(text);
  }
}
