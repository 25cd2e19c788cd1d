import { type ServerResponse } from 'node:http';

import { type ProfileStore } from './profileStore';
import { sendJson } from './pyroscopeApi';

/**
 * The uploads as they came, for checks that must not trust our own decoder: `/raw` lists them with their labels,
 * `/raw/<id>` is the body of one. False when the path is neither.
 */
export function rawApi(store: ProfileStore, url: URL, response: ServerResponse): boolean {
  if (url.pathname === '/raw') {
    const list = store.raw().map(({ id, receivedAt, series }) => ({
      id,
      receivedAt,
      name: series[0]?.type.name,
      labels: Object.fromEntries(series[0]?.labels ?? []),
    }));
    sendJson(response, 200, list);
    return true;
  }
  const id = /^\/raw\/(\d+)$/.exec(url.pathname)?.[1];
  if (id === undefined) {
    return false;
  }
  const upload = store.raw().find((one) => one.id === Number(id));
  if (upload) {
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(Buffer.from(upload.bytes));
  } else {
    response.writeHead(404).end();
  }
  return true;
}
