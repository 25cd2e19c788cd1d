/** Codes of gRPC. */
type Code = 'invalid_argument' | 'not_found' | 'unimplemented' | 'internal';

const CODES: Readonly<Record<Code, { readonly number: number; readonly status: number }>> = {
  invalid_argument: { number: 3, status: 400 },
  not_found: { number: 5, status: 404 },
  unimplemented: { number: 12, status: 501 },
  internal: { number: 13, status: 500 },
};

/** A refusal as Parca's REST gateway answers it. */
export class ParcaError extends Error {
  constructor(
    readonly code: Code,
    message: string
  ) {
    super(message);
  }

  get status(): number {
    return CODES[this.code].status;
  }

  toJSON(): object {
    return { code: CODES[this.code].number, message: this.message, details: [] };
  }
}

export const invalid = (message: string): ParcaError => new ParcaError('invalid_argument', message);

/** The gateway swallows it: the client reads `404 page not found`, as for a path that is not there. */
export const noData = (): ParcaError => new ParcaError('not_found', 'No data found for the query');
