import { type Http, queryText, TimedOut, Unreachable } from '../../datasource/backends/http';
import { type BackendConfig } from '../config/config';

/** Hears how long each request took, and its status; 0 without an answer. */
export type OnRequest = (seconds: number, status: number) => void;

/** Sends requests straight to a backend. A path's first part is a route of Grafana's proxy, which no server knows. */
export function nodeHttp(
  { url, headers: own, timeoutMillis }: Pick<BackendConfig, 'url' | 'headers' | 'timeoutMillis'>,
  onRequest: OnRequest
): Http {
  return async ({ method, path, query, body, headers }, signal) => {
    const limit = AbortSignal.timeout(timeoutMillis);
    const started = performance.now();
    let status = 0;
    try {
      const response = await fetch(addressOf(url, path, query && queryText(query)), {
        method,
        body: body?.text ?? body?.bytes,
        headers: { ...headers, ...(body && { 'Content-Type': body.contentType }), ...own },
        signal: AbortSignal.any([signal, limit]),
        redirect: 'error',
      });
      status = response.status;
      return {
        status,
        contentType: response.headers.get('content-type') ?? '',
        body: new Uint8Array(await response.arrayBuffer()),
      };
    } catch (error) {
      if (signal.aborted) {
        throw signal.reason;
      }
      throw limit.aborted ? new TimedOut(timeoutMillis) : new Unreachable(causeOf(error));
    } finally {
      onRequest((performance.now() - started) / 1000, status);
    }
  };
}

const addressOf = (base: string, path: string, query: string | undefined): string =>
  `${base}/${path.replace(/^[^/]+\//, '')}${query ? `?${query}` : ''}`;

/** fetch says "fetch failed", and why in the cause. */
function causeOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { message?: string; code?: string } };
  return cause?.message || cause?.code || message || String(error);
}
