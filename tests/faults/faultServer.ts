import { once } from 'node:events';
import http from 'node:http';
import { type AddressInfo } from 'node:net';
import zlib from 'node:zlib';

const JSON_TYPE = { 'content-type': 'application/json' };
const PPROF_TYPE = { 'content-type': 'application/octet-stream' };

function halfGzip(): Buffer {
  const whole = zlib.gzipSync(Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 251)));
  return whole.subarray(0, whole.length / 2);
}

const pprofInJson = (response: http.ServerResponse, bytes: Buffer): void =>
  void response.writeHead(200, JSON_TYPE).end(JSON.stringify({ pprof: bytes.toString('base64') }));

/** What goes wrong. Each answers whatever is asked. */
export const FAULTS = {
  delay: (_request, response) => void setTimeout(() => response.end('{}'), 2000).unref(),
  cutMidBody(_request, response) {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': '1000' });
    response.write('{"flamegraph":{"names":["total"');
    setTimeout(() => response.destroy(), 20);
  },
  reset: (request) => void request.socket.destroy(),
  401: (_request, response) =>
    void response.writeHead(401, JSON_TYPE).end('{"code":"unauthenticated","message":"no org id"}'),
  403: (_request, response) =>
    void response.writeHead(403, { 'content-type': 'text/plain' }).end('forbidden by policy'),
  404: (_request, response) => void response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found'),
  429: (_request, response) =>
    void response.writeHead(429, JSON_TYPE).end('{"code":"resource_exhausted","message":"rate limit"}'),
  500: (_request, response) => void response.writeHead(500, { 'content-type': 'text/plain' }).end('boom'),
  502: (_request, response) =>
    void response.writeHead(502, { 'content-type': 'text/html' }).end('<html><title>Bad Gateway</title></html>'),
  503: (_request, response) => void response.writeHead(503, { 'content-type': 'text/plain' }).end('draining'),
  504: (_request, response) => void response.writeHead(504).end(),
  html: (_request, response) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title><form>'),
  htmlAsJson: (_request, response) =>
    void response.writeHead(200, JSON_TYPE).end('<html><title>Sign in</title></html>'),
  redirect: (_request, response) => void response.writeHead(302, { location: '/login' }).end(),
  wrongContentType: (_request, response) =>
    void response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from([0x89, 0x50, 0x4e, 0x47])),
  invalidJson: (_request, response) => void response.writeHead(200, JSON_TYPE).end('{"flamegraph": oops}'),
  halfJson: (_request, response) =>
    void response.writeHead(200, JSON_TYPE).end('{"flamegraph":{"names":["total","main"],"levels":[{"val'),
  otherJson: (_request, response) =>
    void response.writeHead(200, JSON_TYPE).end('{"flamegraph":{"names":"total","levels":7}}'),
  jsonList: (_request, response) => void response.writeHead(200, JSON_TYPE).end('[1,2,3]'),
  empty: (_request, response) => void response.writeHead(200, JSON_TYPE).end(),
  /** 96 MiB of blanks in 96 kB, which the client's transport unpacks. */
  gzipBombInTransport: (_request, response) =>
    void response
      .writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' })
      .end(zlib.gzipSync(Buffer.alloc(96 * 2 ** 20, ' '))),
  /** The same as a profile, which the decoder unpacks. */
  gzipBomb: (_request, response) =>
    void response.writeHead(200, PPROF_TYPE).end(zlib.gzipSync(Buffer.alloc(96 * 2 ** 20))),
  halfGzip: (_request, response) => void response.writeHead(200, PPROF_TYPE).end(halfGzip()),
  pprofNoBase64: (_request, response) => void response.writeHead(200, JSON_TYPE).end('{"pprof":"<html>"}'),
  pprofHalfGzip: (_request, response) => pprofInJson(response, halfGzip()),
  pprofGzipBomb: (_request, response) => pprofInJson(response, zlib.gzipSync(Buffer.alloc(96 * 2 ** 20))),
  pprofHtml: (_request, response) => pprofInJson(response, Buffer.from('<!doctype html><title>Sign in</title>')),
  pprofGarbage: (_request, response) => pprofInJson(response, Buffer.from([0xff, 0xfe, 0xfd, 0xfc, 0x00, 0x01])),
  gatewayError: (_request, response) =>
    void response
      .writeHead(400, JSON_TYPE)
      .end('{"code":3,"message":"end: start timestamp must be before end.","details":[]}'),
  seriesBadTime: (_request, response) =>
    void response
      .writeHead(200, JSON_TYPE)
      .end('{"series":[{"labelset":{"labels":[]},"samples":[{"timestamp":"noon","value":"1","duration":"0"}]}]}'),
  garbage: (_request, response) =>
    void response.writeHead(200, PPROF_TYPE).end(Buffer.from([0xff, 0xfe, 0xfd, 0xfc, 0x00, 0x01])),
  textProfile: (_request, response) =>
    void response
      .writeHead(200, { 'content-type': 'text/plain' })
      .end('heap profile: 32: 1048576 [2037: 119559824] @ heap/1048576\n'),
} satisfies Readonly<Record<string, http.RequestListener>>;
export type Fault = `${keyof typeof FAULTS}`;

export interface FaultServer {
  urlOf(fault: Fault): string;
  close(): Promise<void>;
}

const faults: Readonly<Record<string, http.RequestListener | undefined>> = FAULTS;

/** A server on loopback whose first path segment says what goes wrong. */
export async function startFaultServer(): Promise<FaultServer> {
  const server = http.createServer((request, response) =>
    faults[request.url?.split('/')[1] ?? '']?.(request, response)
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (fault) => `http://127.0.0.1:${port}/${fault}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
