import PQueue from 'p-queue';

import { type Backend } from '../datasource/backends/backend';
import { limitHttp } from '../datasource/backends/layers/limitHttp';
import { createParca } from '../datasource/backends/parca';
import { createPprof } from '../datasource/backends/pprof';
import { type PprofBackend } from '../datasource/backends/pprofBackend';
import { MAX_SECONDS } from '../datasource/backends/pprofSource';
import { createPyroscope } from '../datasource/backends/pyroscope';
import { type BackendConfig } from './config/config';
import { nodeHttp, type OnRequest } from './http/nodeHttp';

/** Requests that a backend has on their way at a time. */
const REQUESTS_AT_ONCE = 8;
/** Services of a backend that are read at a time: from the request until the answer is summed up and dropped. */
const READS_AT_ONCE = 4;

export type OpenBackend =
  | { readonly keeps: 'history'; readonly backend: Backend; readonly reads: PQueue }
  | { readonly keeps: 'nothing'; readonly backend: PprofBackend };

/** A backend as the data source has it, without what serves dashboards only: no answers are kept. */
export function openBackend(config: BackendConfig, stepMillis: number, onRequest: OnRequest): OpenBackend {
  // A process that is profiled for some seconds answers when they are over.
  const timeoutMillis = config.timeoutMillis + (config.kind === 'pprof' ? MAX_SECONDS * 1000 : 0);
  const http = limitHttp(nodeHttp({ ...config, timeoutMillis }, onRequest), REQUESTS_AT_ONCE);
  const reads = new PQueue({ concurrency: READS_AT_ONCE });
  switch (config.kind) {
    case 'pyroscope':
      return { keeps: 'history', backend: createPyroscope(http, { minStepMillis: stepMillis }), reads };
    case 'parca':
      return { keeps: 'history', backend: createParca(http, { trace: 'trace_id', span: 'span_id' }), reads };
    case 'pprof':
      return { keeps: 'nothing', backend: createPprof(http, { hasEndpoint: true, hasFiles: false }) };
  }
}
