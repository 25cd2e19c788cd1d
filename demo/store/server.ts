import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { ProfileStore } from './profileStore';
import { pyroscopeApi } from './pyroscopeApi';
import { rawApi } from './rawApi';
import { tempoApi } from './traces/tempoApi';
import { TraceStore } from './traces/traceStore';

export interface Stores {
  readonly profiles: ProfileStore;
  readonly traces: TraceStore;
}

/** One port with the APIs of Pyroscope and Tempo, as far as the demo and its tests need them. */
export const createStoreServer = (
  stores: Stores = { profiles: new ProfileStore(), traces: new TraceStore() }
): Server =>
  createServer((request, response) => {
    answer(stores, request, response).catch((error: unknown) => {
      if (!response.headersSent) {
        response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
      }
    });
  });

async function answer({ profiles, traces }: Stores, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const answered =
    (await pyroscopeApi(profiles, url, request, response)) ||
    (await tempoApi(traces, url, request, response)) ||
    rawApi(profiles, url, response);
  if (!answered) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('404 page not found\n');
  }
}
