export type ConnectCode = 'invalid_argument' | 'unknown' | 'not_found' | 'unimplemented';

const STATUS: Readonly<Record<ConnectCode, number>> = {
  invalid_argument: 400,
  not_found: 404,
  unknown: 500,
  unimplemented: 501,
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
