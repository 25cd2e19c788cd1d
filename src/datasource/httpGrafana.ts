import { type FetchError, type FetchResponse, getBackendSrv, isFetchError } from '@grafana/runtime';

import {
  type Http,
  type HttpBody,
  type HttpRequest,
  type HttpResponse,
  queryText,
  TimedOut,
  Unreachable,
} from './backends/http';

/** Grafana's own proxy gives up after 30 s too. */
export const LIMIT_MILLIS = 30_000;
/** What the proxy makes of a 401, with status 400. */
const PROXY_AUTH_FAILURE = 'Authentication to data source failed';

/** Sends requests through Grafana's data source proxy, below the address of one data source. */
export function createGrafanaHttp(proxyUrl: string, limitMillis = LIMIT_MILLIS): Http {
  return (request, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const stop = (reason: unknown): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', aborted);
        subscription.unsubscribe();
        reject(reason);
      };
      const finish = (response: HttpResponse): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', aborted);
        resolve(response);
      };
      const aborted = (): void => stop(signal.reason);
      const timer = setTimeout(() => stop(new TimedOut(limitMillis)), limitMillis);
      signal.addEventListener('abort', aborted);

      // No requestId: Grafana cancels an earlier request that has the same one.
      const subscription = getBackendSrv()
        .fetch<ArrayBuffer>({
          url: addressOf(proxyUrl, request),
          method: request.method,
          data: request.body && dataOf(request.body),
          headers: { ...request.headers, ...(request.body && { 'Content-Type': request.body.contentType }) },
          responseType: 'arraybuffer',
          showErrorAlert: false,
        })
        .subscribe({
          next: (response) => finish(answerOf(response)),
          error: (error: unknown) => {
            const answer = isFetchError(error) ? refusalOf(error) : undefined;
            if (answer) {
              finish(answer);
            } else {
              clearTimeout(timer);
              signal.removeEventListener('abort', aborted);
              reject(new Unreachable(wordsOf(error)));
            }
          },
        });
    });
}

/** Grafana sends a text or a Blob as it stands, and makes form fields of everything else. */
const dataOf = ({ text, bytes }: HttpBody): string | Blob => text ?? new Blob([bytes]);

/**
 * Declared routes end with a slash (ADR 0006), so what is sent to one does too; Grafana cuts the route off. Below two
 * of them stands a name, of a file or of a label, and nothing behind it.
 */
function addressOf(proxyUrl: string, { path, query }: HttpRequest): string {
  const route = WITH_NAMES.some((prefix) => path.startsWith(prefix)) ? path : `${path}/`;
  return `${proxyUrl}/${route}${query ? `?${queryText(query)}` : ''}`;
}
const WITH_NAMES = ['pprof/files/', 'parca/api/profiles/labels/'];

const answerOf = ({ status, headers, data }: FetchResponse<ArrayBuffer>): HttpResponse => ({
  status,
  contentType: headers.get('content-type') ?? '',
  body: bytesOf(data),
});

/** `undefined` where there was no answer at all. */
function refusalOf({ status, data }: FetchError<unknown>): HttpResponse | undefined {
  if (!status || status < 0) {
    return undefined;
  }
  const body = bytesOf(data);
  const isAuthFailure = status === 400 && new TextDecoder().decode(body).includes(PROXY_AUTH_FAILURE);
  return { status: isAuthFailure ? 401 : status, contentType: '', body };
}

/** Grafana reads an error's body in its own ways, so it arrives as bytes, as text, or as an object. */
function bytesOf(data: unknown): Uint8Array {
  if (data instanceof ArrayBuffer || Object.prototype.toString.call(data) === '[object ArrayBuffer]') {
    return new Uint8Array(data as ArrayBuffer);
  }
  return new TextEncoder().encode(typeof data === 'string' ? data : JSON.stringify(data ?? ''));
}

function wordsOf(error: unknown): string {
  if (isFetchError(error)) {
    return error.statusText || 'the connection failed';
  }
  return error instanceof Error ? error.message : String(error);
}
