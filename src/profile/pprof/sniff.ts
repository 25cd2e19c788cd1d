import { type ForeignInput } from '../profileError';

/** Bytes that are looked at. A pprof protobuf has a control character (a length or a tag) long before that. */
const HEAD = 512;

/** What the bytes are when they are evidently not a pprof protobuf; `undefined` when they may be one. */
export function sniffForeign(bytes: Uint8Array): ForeignInput | undefined {
  if (bytes.length === 0) {
    return 'empty';
  }
  const head = bytes.subarray(0, HEAD);
  if (startsWith(head, 'FLR\0')) {
    return 'jfr';
  }
  if (startsWith(head, 'go 1.') && includes(head, ' trace\0')) {
    return 'goTrace';
  }
  if (isGperftoolsCpuProfile(bytes)) {
    return 'legacyBinary';
  }
  return isText(head) ? sniffText(new TextDecoder().decode(head).trimStart()) : undefined;
}

/** Whether bytes begin as gzip does, with ID1 and ID2: https://www.rfc-editor.org/rfc/rfc1952#page-6 */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function sniffText(text: string): ForeignInput {
  if (/^<(!doctype\s+html|html|head|body|title|meta|h1|p\b|!--)/i.test(text)) {
    return 'html';
  }
  if (/^[{[]/.test(text)) {
    return 'json';
  }
  if (/^goroutine \d+ \[/.test(text)) {
    return 'goroutineDump';
  }
  return /^(heap profile:|\w+ profile: total |--- \w+)/.test(text) ? 'legacyText' : 'text';
}

/** Header words 0, 3, 0, period, 0 of the machine's word size and byte order: https://gperftools.github.io/gperftools/cpuprofile-fileformat.html */
function isGperftoolsCpuProfile(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header32 = (littleEndian: boolean) =>
    [0, 3, 0].every((word, i) => view.getUint32(4 * i, littleEndian) === word);
  const header64 = (littleEndian: boolean) =>
    [0n, 3n, 0n].every((word, i) => view.getBigUint64(8 * i, littleEndian) === word);
  return (
    (bytes.length >= 20 && (header32(true) || header32(false))) ||
    (bytes.length >= 40 && (header64(true) || header64(false)))
  );
}

function isText(head: Uint8Array): boolean {
  return head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

function startsWith(head: Uint8Array, text: string): boolean {
  return head.length >= text.length && Array.from(text).every((char, i) => head[i] === char.charCodeAt(0));
}

function includes(head: Uint8Array, text: string): boolean {
  return head.some((_, i) => startsWith(head.subarray(i), text));
}
