import { type BackendError } from '../datasource/backends/error';
import { describeProfileError } from '../profile/profileError';

/** Why a window could not be counted. `reason` is a label of a metric. */
export interface Failure {
  readonly reason: BackendError['kind'] | 'wrongType';
  /** One sentence, which names the backend. */
  readonly detail: string;
}

/** A backend's error in one sentence, with the next step where there is one. */
export function failureOf(backend: string, error: BackendError): Failure {
  return { reason: error.kind, detail: `${backend} ${wordsOf(error)}` };
}

function wordsOf(error: BackendError): string {
  switch (error.kind) {
    case 'unreachable':
      return `cannot be reached (${error.detail}): check its url.`;
    case 'unauthorized':
      return `refused the credentials (${error.detail}): check basicAuth, bearer and tenant.`;
    case 'noTenant':
      return `keeps tenants apart (${error.detail}): set tenant.`;
    case 'notFound':
      return `does not know this address (404: ${error.detail}): check that its url is the server's base URL.`;
    case 'rejected':
      return `rejected the query (${error.status}: ${error.detail}).`;
    case 'overloaded':
      return `is overloaded (${error.status}: ${error.detail}).`;
    case 'timeout':
      return `did not answer in time (${error.detail}): raise its timeout, or narrow the selector.`;
    case 'unsupported':
      return `cannot do this: ${error.detail}.`;
    case 'rangeTooLong':
      return `reads less than a step at once (${error.detail}): shorten the step.`;
    case 'invalidQuery':
      return `cannot be asked this: ${error.field}: ${error.detail}.`;
    case 'unexpectedAnswer':
      return `sent something else than expected: ${error.expected} was expected, ${error.found} was found.`;
    case 'badProfile':
      return `sent no usable profile. ${describeProfileError(error.cause)}`;
  }
}
