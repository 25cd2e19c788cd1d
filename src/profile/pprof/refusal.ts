import { type ProfileError } from '../profileError';

/**
 * Carries a `ProfileError` out of the nested message readers. It never leaves `decodePprof`, which turns it into a
 * `Result`; every other exception is a bug and passes through.
 */
export class Refusal extends Error {
  constructor(readonly error: ProfileError) {
    super(error.kind);
  }
}

export function malformed(field: string, expected: string, found: string, offset: number): Refusal {
  return new Refusal({ kind: 'malformed', field, expected, found, offset });
}
