const MAX_UINT64 = BigInt('0xffffffffffffffff');

/**
 * A trace id as 32 lower-case hex digits, or `undefined` where the text is none (the all-zero id is none either).
 * Accepts what tracers, stores and Grafana's trace view write: any case, `0x`, leading zeros cut off, base64 of the
 * bytes (only if it isn't hex), and Datadog's decimal uint64, as text or as a BigInt. A number is none: above 2^53 it
 * has lost digits.
 */
export const parseTraceId = (text: unknown): string | undefined => parseId(text, 32);

/** A span id as 16 lower-case hex digits; accepts what `parseTraceId` does, and the trace view's suffix `_<n>`. */
export const parseSpanId = (text: unknown): string | undefined => parseId(text, 16);

/** Whether two normalised trace ids name one trace. A 64-bit id stands for every id with the same low 64 bits. */
export function sameTrace(a: string, b: string): boolean {
  return a === b || ((isShortTraceId(a) || isShortTraceId(b)) && a.slice(-16) === b.slice(-16));
}

/** Whether a normalised trace id has 64 bits only. */
export const isShortTraceId = (traceId: string): boolean => traceId.startsWith('0'.repeat(16));

function parseId(written: unknown, digits: 16 | 32): string | undefined {
  if (typeof written === 'bigint') {
    return parseId(written.toString(), digits);
  }
  if (typeof written !== 'string') {
    return undefined;
  }
  if (isCanonical(written, digits)) {
    return written;
  }
  const text = written.trim();
  // Base64 may begin with 0x too.
  const hex =
    hexIn(text.replace(/^0x/i, ''), digits) ?? base64ToHex(text, digits) ?? base64ToHex(withoutSuffix(text), digits);
  if (hex === undefined || hex.length > digits || /^0*$/.test(hex)) {
    return undefined;
  }
  return hex.toLowerCase().padStart(digits, '0');
}

/** Of 250,000 spans nearly all ids are written so; a loop takes half of a regular expression's time. */
function isCanonical(text: string, digits: number): boolean {
  if (text.length !== digits) {
    return false;
  }
  let isZero = true;
  for (let i = 0; i < digits; i++) {
    const code = text.charCodeAt(i);
    if (!((code >= 48 && code <= 57) || (code >= 97 && code <= 102))) {
      return false;
    }
    isZero &&= code === 48;
  }
  return !isZero;
}

function hexIn(text: string, digits: 16 | 32): string | undefined {
  const bare = withoutSuffix(text);
  return decimalToHex(bare, digits) ?? (/^[0-9a-f]+$/i.test(bare) ? bare : undefined);
}

/** Grafana's trace view renames the second span of an id to `<id>_1`. */
const withoutSuffix = (text: string): string => text.replace(/_\d+$/, '');

/**
 * A uint64 has up to 20 decimal digits. Up to 16 digits are read as hex. 17 to 20 digits are no span id in hex, and a
 * trace id in hex of that length would have begun with twelve zeros or more.
 */
function decimalToHex(text: string, digits: 16 | 32): string | undefined {
  if (!/^\d{17,20}$/.test(text)) {
    return undefined;
  }
  const value = BigInt(text);
  return value <= MAX_UINT64 || digits === 16 ? value.toString(16) : undefined;
}

function base64ToHex(text: string, digits: 16 | 32): string | undefined {
  const unpadded = text.replace(/=+$/, '');
  const length = digits === 16 ? 11 : 22;
  if (unpadded.length !== length || !/^[\w+/-]+$/.test(unpadded)) {
    return undefined;
  }
  const bytes = atob(unpadded.replace(/-/g, '+').replace(/_/g, '/'));
  return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
