import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { parcaApi } from './parca/parcaApi';
import { pyroscopeApi } from './pyroscopeApi';
import { rawApi } from './rawApi';
import { type RecordingRules } from './settings/recordingRules';
import { type StorageMode } from './storageMode';
import { Tenants } from './tenants';
import { tempoApi } from './traces/tempoApi';
import { TraceStore } from './traces/traceStore';

export interface StoreOptions {
  /** Which of Pyroscope's storages it answers as. */
  readonly storage?: StorageMode;
  /** Whether Pyroscope's API asks for a tenant. */
  readonly multitenancy?: boolean;
  /** Recording rules, which Pyroscope has where they are switched on; one set for all tenants. */
  readonly recordingRules?: RecordingRules;
}

/**
 * One port with the APIs of Pyroscope, Parca and Tempo, as far as the demo and its tests need them. What comes through
 * one API of profiles is shown by the other too; Parca's has no tenants.
 */
export function createStoreServer({ storage = 'v2', multitenancy = false, recordingRules }: StoreOptions = {}): Server {
  const stores = { recordingRules, tenants: new Tenants(multitenancy), traces: new TraceStore(), mode: storage };
  return createServer((request, response) => {
    answer(stores, request, response).catch((error: unknown) => {
      if (!response.headersSent) {
        response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
      }
    });
  });
}

interface Stores {
  readonly tenants: Tenants;
  readonly traces: TraceStore;
  readonly mode: StorageMode;
  readonly recordingRules: RecordingRules | undefined;
}

async function answer(stores: Stores, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const answered =
    (await parcaApi(stores.tenants.anonymous(), url, request, response)) ||
    (await tempoApi(stores.traces, url, request, response)) ||
    rawApi(stores.tenants.anonymous(), url, response) ||
    (await pyroscopeApi(stores, url, request, response));
  if (!answered) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('404 page not found\n');
  }
}
