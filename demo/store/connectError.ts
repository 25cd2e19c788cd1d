export type ConnectCode =
  | 'invalid_argument'
  | 'unknown'
  | 'unauthenticated'
  | 'not_found'
  | 'already_exists'
  | 'resource_exhausted'
  | 'unimplemented'
  | 'deadline_exceeded';

const STATUS: Readonly<Record<ConnectCode, number>> = {
  invalid_argument: 400,
  unauthenticated: 401,
  not_found: 404,
  already_exists: 409,
  resource_exhausted: 429,
  unknown: 500,
  unimplemented: 501,
  deadline_exceeded: 504,
};

/** A refusal as Pyroscope's Connect API answers it: `{"code", "message"}` with the status of the code. */
export class ConnectError extends Error {
  constructor(
    readonly code: ConnectCode,
    message: string,
    /** Where it differs from the code's own. */
    readonly status: number = STATUS[code]
  ) {
    super(message);
  }

  toJSON(): object {
    return { code: this.code, message: this.message };
  }
}

export const invalidArgument = (message: string): ConnectError => new ConnectError('invalid_argument', message);

export const unimplemented = (message: string): ConnectError => new ConnectError('unimplemented', message);

/** What the storage refuses: the v2 storage wraps it in gRPC's words, v1 in JSON. */
export const storageError = (mode: 'v1' | 'v2' | 'dual', message: string): ConnectError =>
  new ConnectError(
    'unknown',
    mode === 'v1' ? JSON.stringify({ code: 'unknown', message }) : `rpc error: code = Unknown desc = ${message}`
  );
