import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request as httpRequest, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { createWorkbench, type WorkbenchOptions } from './server';

const dir = mkdtempSync(path.join(os.tmpdir(), 'workbench-'));
const received: IncomingMessage[] = [];
const upstream = createServer((request, response) => {
  received.push(request);
  switch (request.url?.split('?')[0]) {
    case '/guarded':
      response.writeHead(401, { 'content-type': 'text/plain' }).end('who are you');
      return;
    case '/slow':
      return;
    case '/cut':
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
      setTimeout(() => response.destroy(), 20);
      return;
    case '/echo':
      response.writeHead(200, { 'content-type': request.headers['content-type'] });
      request.pipe(response);
      return;
    default:
      response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'a=1' }).end(`got ${request.url}`);
  }
});
let base = '';
let workbench: Server;

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const plugin = (folder: string, json: object): void => {
  mkdirSync(path.join(dir, folder), { recursive: true });
  writeFileSync(path.join(dir, folder, 'plugin.json'), JSON.stringify(json));
  writeFileSync(path.join(dir, folder, 'module.js'), `/* ${folder} */`);
};
const source = (uid: string, url: string): WorkbenchOptions['sources'][number] => ({
  uid,
  name: uid,
  type: 'x-datasource',
  url: '',
  basicAuth: false,
  basicAuthUser: '',
  jsonData: { url },
  secureJsonData: { token: 's3cret' },
});

beforeAll(async () => {
  plugin('', { id: 'x-app', type: 'app' });
  const routes = [
    { path: 'r', method: 'GET', url: '{{ .JsonData.url }}', headers: [] },
    { path: 'r/echo', method: 'POST', url: '{{ .JsonData.url }}/echo' },
  ];
  plugin('datasource', { id: 'x-datasource', type: 'datasource', routes });
  plugin('panel', { id: 'x-panel', type: 'panel' });
  const up = await listen(upstream);
  workbench = createWorkbench({
    dist: dir,
    host: dir,
    tempo: up,
    sources: [source('up', up), source('down', 'http://127.0.0.1:1')],
    timeoutMs: 200,
  });
  base = await listen(workbench);
});
afterAll(() => {
  upstream.closeAllConnections();
  upstream.close();
  workbench.close();
  rmSync(dir, { recursive: true });
});

const proxied = (rest: string, init?: RequestInit): Promise<Response> =>
  fetch(`${base}/api/datasources/proxy/uid/${rest}`, init);

test('a route leads to the backend; cookies do not come back and the answer is sandboxed', async () => {
  const answer = await proxied('up/r/x?y=1', { headers: { cookie: 'session=1', referer: 'http://page/' } });
  expect(await answer.text()).toBe('got /x?y=1');
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(answer.headers.get('content-security-policy')).toBe('sandbox');
  expect(received.at(-1)?.headers).not.toHaveProperty('cookie');
});

test.each([
  ['up/r/guarded', undefined, 400, 'Authentication to data source failed'],
  ['up/r/slow', undefined, 504, ''],
  ['down/r/x', undefined, 502, ''],
  ['up/ingest', undefined, 502, 'unsupported protocol scheme "" for GET ingest'],
  ['up/r/x', { method: 'POST', body: '{}' }, 502, 'unsupported protocol scheme "" for POST r/x'],
  ['nope/r/x', undefined, 404, '{"message":"Unable to find datasource"}'],
])('%s with %j answers %i', async (rest, init, status, body) => {
  const answer = await proxied(rest, init);
  expect(answer.status).toBe(status);
  expect(await answer.text()).toBe(body);
});

test.each([
  ['form fields', 'application/x-www-form-urlencoded', Buffer.from('query=%7Ba%3D%22b+c%22%7D&step=15')],
  ['bytes', 'application/proto', Buffer.from([0x0a, 0x00, 0xff, 0x80, 0xc3, 0x28])],
])('%s reach the backend and come back unchanged', async (_what, type, sent) => {
  const answer = await proxied('up/r/echo', {
    method: 'POST',
    headers: { 'content-type': type },
    body: new Uint8Array(sent),
  });
  expect(answer.headers.get('content-type')).toBe(type);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(sent);
});

test('an answer that breaks off breaks off for the browser too', async () => {
  await expect(proxied('up/r/cut').then((answer) => answer.text())).rejects.toThrow('terminated');
});

test('dots in the path do not lead out of the declared routes', async () => {
  const before = received.length;
  const status = await new Promise((resolve) => {
    const { port } = workbench.address() as AddressInfo;
    const asked = '/api/datasources/proxy/uid/up/r/../ingest';
    httpRequest({ port, path: asked }, (answer) => resolve(answer.resume().statusCode)).end();
  });
  expect(status).toBe(502);
  expect(received).toHaveLength(before);
});

test.each([
  ['/public/plugins/x-app/panel/module.js', 200, '/* panel */'],
  ['/public/plugins/x-panel/module.js', 200, '/* panel */'],
  ['/public/plugins/x-app/%2e%2e/module.js', 404, ''],
  ['/public/plugins/nope/module.js', 404, ''],
  ['/nope', 404, ''],
])('GET %s answers %i', async (asset, status, body) => {
  const answer = await fetch(base + asset);
  expect(answer.status).toBe(status);
  expect(await answer.text()).toBe(body);
});

test('settings list data sources with the address of their module, and no secret', async () => {
  const text = await (await fetch(`${base}/api/frontend/settings`)).text();
  expect(JSON.parse(text)).toMatchObject({
    datasources: [
      {
        uid: 'up',
        url: '/api/datasources/proxy/uid/up',
        meta: { module: 'public/plugins/x-app/datasource/module.js' },
      },
      { uid: 'down' },
    ],
    panels: { 'x-panel': { baseUrl: 'public/plugins/x-app/panel' } },
  });
  expect(text).not.toContain('s3cret');
});

test('a data source that is saved is read back', async () => {
  const address = `${base}/api/datasources/uid/down`;
  await fetch(address, { method: 'PUT', body: JSON.stringify({ jsonData: { url: 'http://127.0.0.1:2' } }) });
  expect(await (await fetch(address)).json()).toMatchObject({
    jsonData: { url: 'http://127.0.0.1:2' },
    secureJsonFields: { token: true },
  });
});
