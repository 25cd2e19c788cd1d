import { type Http } from '../src/datasource/backends/http';
import { nodeHttp } from '../src/exporter/http/nodeHttp';

/** Sends a backend's requests straight to a server, with a time limit for the whole answer. */
export const storeHttp = (url: string, timeoutMillis: number): Http =>
  nodeHttp({ url, headers: {}, timeoutMillis }, () => undefined);
