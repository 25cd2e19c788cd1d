/** A request to one of the routes that plugin.json declares. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Route path below the data source, e.g. `pyroscope/querier.v1.QuerierService/ProfileTypes`. Never built from user text. */
  readonly path: string;
  readonly query?: QueryParameters;
  readonly body?: HttpBody;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Text, or bytes that must arrive unchanged. */
export type HttpBody =
  | { readonly contentType: string; readonly text: string; readonly bytes?: undefined }
  | { readonly contentType: string; readonly text?: undefined; readonly bytes: Uint8Array<ArrayBuffer> };

/** A list is sent as one parameter per value. */
export type QueryParameters = Readonly<Record<string, string | readonly string[]>>;

/** Parameters in the form of a URL's query, and of a form's body. */
export function queryText(parameters: QueryParameters): string {
  const text = new URLSearchParams();
  for (const [name, values] of Object.entries(parameters)) {
    for (const value of [values].flat()) {
      text.append(name, value);
    }
  }
  return text.toString();
}

export interface HttpResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array;
}

/**
 * Sends a request and resolves for every answer, whatever its status. Rejects with `Unreachable` when there was no
 * answer, and with the signal's reason when it was aborted.
 */
export type Http = (request: HttpRequest, signal: AbortSignal) => Promise<HttpResponse>;

/** No answer: connection refused, reset, or nothing within the time limit. */
export class Unreachable extends Error {}

/** No answer within the time limit of whoever sent the request. */
export class TimedOut extends Unreachable {
  constructor(readonly limitMillis: number) {
    super(`no answer within ${limitMillis / 1000} s`);
  }
}
