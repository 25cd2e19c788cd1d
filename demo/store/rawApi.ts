import { type ServerResponse } from 'node:http';

import { type ProfileStore } from './profiles/profileStore';
import { sendJson } from './sendJson';

/**
 * The uploads as they came, for checks that must not trust our own decoder: `/raw` lists them with their labels,
 * `/raw/<id>` is the body of one. False when the path is neither.
 */
export function rawApi(store: ProfileStore, url: URL, response: ServerResponse): boolean {
  if (url.pathname === '/raw') {
    const list = store.uploads().map(({ id, receivedAt, profile, series }) => ({
      id,
      receivedAt,
      name: profile.name,
      labels: Object.fromEntries(series[0]?.labels ?? []),
    }));
    sendJson(response, 200, list);
    return true;
  }
  const id = /^\/raw\/(\d+)$/.exec(url.pathname)?.[1];
  if (id === undefined) {
    return false;
  }
  const upload = store.uploads().find((one) => one.id === Number(id));
  if (upload) {
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(Buffer.from(upload.bytes));
  } else {
    response.writeHead(404).end();
  }
  return true;
}
