import { invalidArgument } from '../connectError';

const DEFAULT_NODES = 8_192;
const MAX_NODES = 1_048_576;

/** `maxNodes` of a request; 0 is the server's own choice. */
export function nodeLimit(asked: number): number {
  if (asked < 0) {
    throw invalidArgument(`max flamegraph nodes limit must be set (max allowed ${MAX_NODES})`);
  }
  if (asked > MAX_NODES) {
    throw invalidArgument(`max flamegraph nodes limit ${asked} is greater than allowed ${MAX_NODES}`);
  }
  return asked === 0 ? DEFAULT_NODES : asked;
}
