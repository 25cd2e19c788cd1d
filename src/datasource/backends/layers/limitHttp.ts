import PQueue from 'p-queue';

import { inTurns } from '../../../profile/turns';
import { type Http } from '../http';

/**
 * Sends at most `atOnce` requests at a time, the others wait in their order. An aborted one leaves the queue, or frees its
 * place, at once. Answers are passed on in turns, so that what decodes them does so in a task for each.
 */
export function limitHttp(http: Http, atOnce: number): Http {
  const queue = new PQueue({ concurrency: atOnce });
  return async (request, signal) => {
    const response = await queue.add(() => http(request, signal), { signal });
    return inTurns(() => response, signal);
  };
}
