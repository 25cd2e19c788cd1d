import PQueue from 'p-queue';

import { type Http } from '../http';

/**
 * Sends at most `atOnce` requests at a time, the others wait in their order. An aborted one leaves the queue, or frees its
 * place, at once.
 */
export function limitHttp(http: Http, atOnce: number): Http {
  const queue = new PQueue({ concurrency: atOnce });
  return (request, signal) => queue.add(() => http(request, signal), { signal });
}
