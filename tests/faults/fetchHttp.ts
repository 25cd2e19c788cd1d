import { type Http, queryText, TimedOut, Unreachable } from '../../src/datasource/backends/http';

/** Sends requests to a server without Grafana between, with a time limit for the whole answer. */
export function fetchHttp(base: string, limitMillis: number): Http {
  return async ({ method, path, query, body, headers }, signal) => {
    const limit = AbortSignal.timeout(limitMillis);
    try {
      const response = await fetch(`${base}/${path}${query ? `?${queryText(query)}` : ''}`, {
        method,
        body: body?.text ?? body?.bytes,
        headers: { ...headers, ...(body && { 'Content-Type': body.contentType }) },
        signal: AbortSignal.any([signal, limit]),
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
      throw limit.aborted ? new TimedOut(limitMillis) : new Unreachable(causeOf(error));
    }
  };
}

/** fetch says "fetch failed", and why in the cause. */
function causeOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { message?: string } };
  return cause?.message ?? message ?? String(error);
}
