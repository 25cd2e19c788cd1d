import { type IncomingMessage, type ServerResponse } from 'node:http';

import { readBody } from '../body';
import { ConnectError } from '../connectError';
import { type ProfileStore } from '../profiles/profileStore';
import { labels, labelValues, types } from './labels';
import { Parameters } from './parameters';
import { invalid, ParcaError } from './parcaError';
import { query } from './query';
import { queryRange } from './queryRange';
import { writeRaw, type WriteRawRequest } from './writeRaw';

const PREFIX = '/api/profiles/';
const FORM = 'application/x-www-form-urlencoded';

/** Answers a request of Parca's REST gateway; false when the path is not one of it. */
export async function parcaApi(
  store: ProfileStore,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse
): Promise<boolean> {
  if (!url.pathname.startsWith(PREFIX)) {
    return false;
  }
  try {
    send(response, 200, await answer(store, url, request));
  } catch (thrown) {
    const error = thrown instanceof ConnectError ? invalid(thrown.message) : thrown;
    if (!(error instanceof ParcaError)) {
      throw error;
    }
    if (error.code === 'not_found') {
      return false;
    }
    send(response, error.status, error);
  }
  return true;
}

/** Reads go by GET, or by POST with the same parameters as a form. */
async function answer(store: ProfileStore, url: URL, request: IncomingMessage): Promise<object> {
  const path = url.pathname.slice(PREFIX.length);
  if (path === 'writeraw' && request.method === 'POST') {
    return writeRaw(store, parseJson(await readBody(request)) as WriteRawRequest);
  }
  const isForm = request.method === 'POST' && request.headers['content-type'] === FORM;
  if (request.method !== 'GET' && !isForm) {
    throw new ParcaError('unimplemented', 'Method Not Allowed');
  }
  const search = isForm ? new URLSearchParams((await readBody(request)).toString('utf8')) : url.searchParams;
  const parameters = new Parameters(search);
  switch (path) {
    case 'types':
      return types(store, parameters);
    case 'has_profile_data':
      return { hasData: store.uploads().length > 0 };
    case 'labels':
      return labels(store, parameters);
    case 'query':
      return query(store, parameters);
    case 'query_range':
      return queryRange(store, parameters);
    case 'series':
      throw new ParcaError('unimplemented', 'method Series not implemented');
    default: {
      const [, name] = /^labels\/([^/]+)\/values$/.exec(path) ?? [];
      if (name === undefined) {
        throw new ParcaError('not_found', path);
      }
      return labelValues(store, parameters, decodeURIComponent(name));
    }
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw invalid(String(error));
  }
}

/** Never compressed, as the real server. */
const send = (response: ServerResponse, status: number, value: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
};
