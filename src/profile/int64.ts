/**
 * The one policy for 64-bit integers: two's complement, exact, and refused where a JavaScript number cannot hold them.
 * Values that are identities rather than quantities (addresses, numeric labels) stay 64 bits wide instead and never
 * pass here.
 */

/** What `safeInteger` accepts, for error messages. */
export const SAFE_INTEGER = 'an integer within ±(2^53 − 1)';

const TWO_32 = 4_294_967_296;

/** The signed integer of two 32-bit halves; `undefined` beyond ±(2^53 − 1). */
export function safeInteger(low: number, high: number): number | undefined {
  const value = (high | 0) * TWO_32 + (low >>> 0);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** The signed integer of two 32-bit halves, exact at any size. */
export function bigInteger(low: number, high: number): bigint {
  return (BigInt(high | 0) << 32n) | BigInt(low >>> 0);
}

/**
 * The integer of a JSON value: protobuf's JSON writes 64-bit integers as strings, older APIs as numbers.
 * `undefined` for anything else and beyond ±(2^53 − 1).
 */
export function safeIntegerFromJson(value: unknown): number | undefined {
  if (typeof value === 'string' && !/^-?\d{1,20}$/.test(value)) {
    return undefined;
  }
  const number = typeof value === 'string' ? Number(value) : value;
  return Number.isSafeInteger(number) ? (number as number) : undefined;
}
