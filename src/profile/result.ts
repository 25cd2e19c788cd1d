/** What a function returns when failing is part of its job. A bug throws instead. */
export type Result<T, E> = Ok<T> | Err<E>;

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}
export interface Err<E> {
  readonly ok: false;
  readonly error: E;
}

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });
export const err = <E>(error: E): Err<E> => ({ ok: false, error });

/** Ends a switch over a union: the compiler rejects it as soon as a member is not handled. */
export function assertNever(unhandled: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(unhandled)}`);
}
