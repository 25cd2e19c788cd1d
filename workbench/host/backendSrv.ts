import { type BackendSrv, type BackendSrvRequest, type FetchError, type FetchResponse } from '@grafana/runtime';
import { lastValueFrom, map, Observable } from 'rxjs';

/** Grafana's HTTP service on the browser's fetch: errors are `FetchError`, unsubscribing cancels the request. */
export class HostBackendSrv implements BackendSrv {
  fetch<T>(config: BackendSrvRequest): Observable<FetchResponse<T>> {
    return new Observable((subscriber) => {
      const abort = new AbortController();
      send<T>(config, abort.signal).then(
        (response) => {
          subscriber.next(response);
          subscriber.complete();
        },
        (error: unknown) => subscriber.error(error)
      );
      return () => abort.abort();
    });
  }

  request<T>(config: BackendSrvRequest): Promise<T> {
    return lastValueFrom(this.fetch<T>(config).pipe(map(({ data }) => data)));
  }

  datasourceRequest<T>(config: BackendSrvRequest): Promise<FetchResponse<T>> {
    return lastValueFrom(this.fetch<T>(config));
  }

  get<T>(url: string, params?: BackendSrvRequest['params']): Promise<T> {
    return this.request({ url, params });
  }

  delete<T>(url: string): Promise<T> {
    return this.request({ url, method: 'DELETE' });
  }

  post<T>(url: string, data?: unknown): Promise<T> {
    return this.request({ url, method: 'POST', data });
  }

  patch<T>(url: string, data?: unknown): Promise<T> {
    return this.request({ url, method: 'PATCH', data });
  }

  put<T>(url: string, data?: unknown): Promise<T> {
    return this.request({ url, method: 'PUT', data });
  }

  chunked(): Observable<FetchResponse<Uint8Array | undefined>> {
    throw new Error('The workbench has no streaming answers');
  }
}

async function send<T>(config: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  const asked = headersOf(config);
  const url = new URL(config.url, window.location.origin);
  for (const [name, value] of Object.entries((config.params ?? {}) as Record<string, unknown>)) {
    url.searchParams.append(name, String(value));
  }
  let answer: Response;
  try {
    answer = await fetch(url, {
      method: config.method ?? 'GET',
      headers: asked,
      body: bodyOf(config.data as unknown, asked),
      signal: config.abortSignal ? AbortSignal.any([signal, config.abortSignal]) : signal,
    });
  } catch (error) {
    const failure: FetchError = { status: 0, statusText: String(error), data: {}, config };
    failure.cancelled = signal.aborted;
    throw failure;
  }
  const data = await readAnswer(answer, config.responseType);
  if (!answer.ok) {
    const failure: FetchError = { status: answer.status, statusText: answer.statusText, data, config };
    throw failure;
  }
  const { status, statusText, ok, headers, redirected, type } = answer;
  return { data: data as T, status, statusText, ok, headers, redirected, type, url: answer.url, config };
}

/** As Grafana's parseHeaders: JSON unless something else is said, where there can be a body. */
function headersOf({ method = 'GET', headers }: BackendSrvRequest): Headers {
  const sent = new Headers({ accept: 'application/json, text/plain, */*', ...headers });
  if (['POST', 'PUT', 'PATCH'].includes(method.toUpperCase()) && !sent.has('content-type')) {
    sent.set('content-type', 'application/json');
  }
  return sent;
}

/** As Grafana's parseBody: texts and blobs as they are, objects as JSON where the headers say so, else as form fields. */
function bodyOf(data: unknown, headers: Headers): BodyInit | undefined {
  if (data === undefined || data === null || typeof data === 'string' || data instanceof Blob) {
    return data ?? undefined;
  }
  return headers.get('content-type')?.includes('application/json')
    ? JSON.stringify(data)
    : new URLSearchParams(data as Record<string, string>);
}

async function readAnswer(answer: Response, responseType: BackendSrvRequest['responseType']): Promise<unknown> {
  switch (responseType) {
    case 'arraybuffer':
      return answer.arrayBuffer();
    case 'blob':
      return answer.blob();
    case 'text':
      return answer.text();
    case 'json':
    case undefined: {
      const text = await answer.text();
      try {
        return JSON.parse(text);
      } catch {
        return text;
      }
    }
  }
}
