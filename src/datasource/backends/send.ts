import { err, ok, type Result } from '../../profile/result';
import { answerText } from './answerText';
import { type BackendKind } from './backend';
import { connectMessage } from './connectError';
import { type BackendError } from './error';
import { type Http, type HttpRequest, type HttpResponse, TimedOut, Unreachable } from './http';

/** Sends a request; an answer with any status but 2xx is an error. Rejects only when the signal aborted. */
export async function send(
  backend: BackendKind,
  http: Http,
  request: HttpRequest,
  signal: AbortSignal
): Promise<Result<HttpResponse, BackendError>> {
  try {
    const response = await http(request, signal);
    return response.status >= 200 && response.status < 300 ? ok(response) : err(refusal(backend, response));
  } catch (error) {
    if (error instanceof TimedOut) {
      return err({ backend, kind: 'timeout', detail: error.message });
    }
    if (error instanceof Unreachable) {
      return err({ backend, kind: 'unreachable', detail: error.message });
    }
    throw error;
  }
}

/** 502 and 504 come from a proxy on the way, Grafana's own included. */
function refusal(backend: BackendKind, response: HttpResponse): BackendError {
  const { status } = response;
  const detail = connectMessage(new TextDecoder().decode(response.body)) ?? answerText(response);
  switch (status) {
    case 401:
    case 403:
      return { backend, kind: 'unauthorized', detail: `${status}: ${detail}` };
    case 404:
      return { backend, kind: 'notFound', detail };
    case 408:
    case 504:
      return { backend, kind: 'timeout', detail: `${status}: ${detail}` };
    case 429:
    case 503:
      return { backend, kind: 'overloaded', status, detail };
    case 501:
      return { backend, kind: 'unsupported', detail };
    case 502:
      return { backend, kind: 'unreachable', detail: `${status}: ${detail}` };
    default:
      return { backend, kind: 'rejected', status, detail };
  }
}
