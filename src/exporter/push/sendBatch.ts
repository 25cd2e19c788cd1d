import { compress } from 'snappyjs';

import { answerText } from '../../datasource/backends/answerText';
import { TimedOut, Unreachable } from '../../datasource/backends/http';
import { type RemoteWriteConfig } from '../config/config';
import { exchange } from '../http/nodeHttp';
import { type Batch, writeRequest } from './writeRequest';

/** What became of a request. `detail` is a sentence. */
export type Sent =
  | { readonly kind: 'taken' }
  /** Sent once more, it may be taken. */
  | { readonly kind: 'later'; readonly reason: 'unreachable' | 'timeout' | 'overloaded'; readonly detail: string }
  /** It would be refused each time: this batch alone (`rejected`), or every request. */
  | { readonly kind: 'refused'; readonly reason: 'unauthorized' | 'notFound' | 'rejected'; readonly detail: string };

/** Which answers are worth another try: https://prometheus.io/docs/specs/prw/remote_write_spec/#retries--backoff */
export async function sendBatch(
  { url, headers, timeoutMillis }: Pick<RemoteWriteConfig, 'url' | 'headers' | 'timeoutMillis'>,
  batch: Batch,
  version: string,
  signal: AbortSignal
): Promise<Sent> {
  const host = new URL(url).host;
  const request = {
    method: 'POST',
    body: compress(writeRequest(batch)),
    headers: {
      'Content-Type': 'application/x-protobuf',
      'Content-Encoding': 'snappy',
      'X-Prometheus-Remote-Write-Version': '0.1.0',
      'User-Agent': `spanflame-exporter/${version}`,
      ...headers,
    },
  };
  try {
    const answer = await exchange(url, request, timeoutMillis, signal);
    return judge(host, answer.status, answer.status < 300 ? '' : `${answer.status}: ${answerText(answer)}`);
  } catch (error) {
    if (error instanceof TimedOut) {
      const detail = `${host} did not answer in time (${error.message}): raise remoteWrite.timeout.`;
      return { kind: 'later', reason: 'timeout', detail };
    }
    if (error instanceof Unreachable) {
      const detail = `${host} cannot be reached (${error.message}): check remoteWrite.url.`;
      return { kind: 'later', reason: 'unreachable', detail };
    }
    throw error;
  }
}

function judge(host: string, status: number, said: string): Sent {
  if (status >= 200 && status < 300) {
    return { kind: 'taken' };
  }
  if (status === 429 || status >= 500) {
    return { kind: 'later', reason: 'overloaded', detail: `${host} takes nothing now (${said}).` };
  }
  switch (status) {
    case 401:
    case 403: {
      const advice = 'check basicAuth, bearer and tenant of remoteWrite';
      return {
        kind: 'refused',
        reason: 'unauthorized',
        detail: `${host} refused the credentials (${said}): ${advice}.`,
      };
    }
    case 404:
    case 405: {
      const advice = 'check the path of remoteWrite.url, and that the server is told to receive remote write';
      return { kind: 'refused', reason: 'notFound', detail: `${host} takes no metrics there (${said}): ${advice}.` };
    }
    default:
      return { kind: 'refused', reason: 'rejected', detail: `${host} rejected metrics (${said}).` };
  }
}
