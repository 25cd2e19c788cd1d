import { type UnsupportedFile } from './fileError';

const MAGIC: ReadonlyArray<readonly [UnsupportedFile, readonly number[]]> = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  // An archive without files.
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  // `PERFILE2`, in either order of bytes: tools/perf/Documentation/perf.data-file-format.txt of Linux
  ['perfData', Array.from('PERFILE2', (letter) => letter.charCodeAt(0))],
  ['perfData', Array.from('2ELIFREP', (letter) => letter.charCodeAt(0))],
];

/** Formats that are told by their first bytes and not read. */
export const sniffPacked = (bytes: Uint8Array): UnsupportedFile | undefined =>
  MAGIC.find(([, magic]) => magic.every((byte, at) => bytes[at] === byte))?.[0];

/** Which profile in JSON it is that is not read. */
export function sniffJson(json: unknown): UnsupportedFile {
  const has = (...keys: readonly string[]): boolean =>
    typeof json === 'object' && json !== null && keys.every((key) => key in json);
  if (has('traceEvents') || (Array.isArray(json) && typeof json[0]?.ph === 'string')) {
    return 'chromeTrace';
  }
  if (has('head', 'samples')) {
    return 'heapprofile';
  }
  return has('meta', 'threads') ? 'firefox' : 'json';
}

/** Whether text is of `perf script`: `comm pid [cpu] seconds: count event:` before each indented stack. */
export const isPerfScript = (text: string): boolean =>
  /^(?:#.*\n|\n)*\S[^\n]{0,60}?\s+\d+(?:\/\d+)?\s+(?:\[\d+\]\s+)?\d+\.\d+:\s/.test(text.slice(0, 20_000));

/** Bytes that are looked at, and how many of them there are for each control character that a name may have. */
const HEAD = 512;
const BYTES_PER_CONTROL = 8;

/** Whether bytes may be text in which names have control characters. Of a pprof protobuf a far larger part is such. */
export function isMostlyText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD);
  const controls = head.filter((byte) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d));
  return controls.length * BYTES_PER_CONTROL <= head.length;
}
