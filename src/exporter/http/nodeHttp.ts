import { type Http, type HttpResponse, queryText, TimedOut, Unreachable } from '../../datasource/backends/http';
import { type BackendConfig } from '../config/config';

/** Hears how long each request took, and its status; 0 without an answer. */
export type OnRequest = (seconds: number, status: number) => void;

/** Sends requests straight to a backend. A path's first part is a route of Grafana's proxy, which no server knows. */
export function nodeHttp(
  { url, headers: own, timeoutMillis }: Pick<BackendConfig, 'url' | 'headers' | 'timeoutMillis'>,
  onRequest: OnRequest
): Http {
  return async ({ method, path, query, body, headers }, signal) => {
    const started = performance.now();
    let status = 0;
    try {
      const response = await exchange(
        addressOf(url, path, query && queryText(query)),
        {
          method,
          body: body?.text ?? body?.bytes,
          headers: { ...headers, ...(body && { 'Content-Type': body.contentType }), ...own },
        },
        timeoutMillis,
        signal
      );
      status = response.status;
      return response;
    } finally {
      onRequest((performance.now() - started) / 1000, status);
    }
  };
}

/**
 * One request and the whole answer, of any status. Rejects with `TimedOut` or `Unreachable`, or with the signal's reason.
 * Redirects are not followed: they could carry the credentials elsewhere.
 */
export async function exchange(
  address: string,
  request: Pick<RequestInit, 'method' | 'body' | 'headers'>,
  timeoutMillis: number,
  signal: AbortSignal
): Promise<HttpResponse> {
  const limit = AbortSignal.timeout(timeoutMillis);
  try {
    const response = await fetch(address, {
      ...request,
      signal: AbortSignal.any([signal, limit]),
      redirect: 'error',
    });
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      body: new Uint8Array(await response.arrayBuffer()),
    };
  } catch (error) {
    if (signal.aborted) {
      throw signal.reason;
    }
    throw limit.aborted ? new TimedOut(timeoutMillis) : new Unreachable(causeOf(error));
  }
}

const addressOf = (base: string, path: string, query: string | undefined): string =>
  `${base}/${path.replace(/^[^/]+\//, '')}${query ? `?${query}` : ''}`;

/** fetch says "fetch failed", and why in the cause. */
function causeOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { message?: string; code?: string } };
  return cause?.message || cause?.code || message || String(error);
}
