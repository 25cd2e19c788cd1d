import { deflateRawSync } from 'node:zlib';

/** 1 January 1980, the first date that the format knows: the same files give the same archive. */
const DATE = 0x21;
const DEFLATE = 8;
const VERSION = 20;
const UTF8_NAMES = 0x800;
const MADE_ON_UNIX = 3 << 8;
const RW_R_R = 0o100644 << 16;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) {
    crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  }
  return crc;
});

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc = CRC_TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Fields of 2 or 4 bytes, little end first. */
function record(...fields) {
  const buffer = Buffer.alloc(fields.reduce((size, [bytes]) => size + bytes, 0));
  let offset = 0;
  for (const [bytes, value] of fields) {
    buffer.writeUIntLE(value >>> 0, offset, bytes);
    offset += bytes;
  }
  return buffer;
}

const shared = ({ name, crc, packed, size }) => [
  [2, UTF8_NAMES],
  [2, DEFLATE],
  [2, 0],
  [2, DATE],
  [4, crc],
  [4, packed.length],
  [4, size],
  [2, name.length],
  [2, 0],
];

const localHeader = (entry) => Buffer.concat([record([4, 0x04034b50], [2, VERSION], ...shared(entry)), entry.name]);

const directoryHeader = (entry, offset) =>
  Buffer.concat([
    record(
      [4, 0x02014b50],
      [2, MADE_ON_UNIX | VERSION],
      [2, VERSION],
      ...shared(entry),
      [2, 0],
      [2, 0],
      [2, 0],
      [4, RW_R_R],
      [4, offset]
    ),
    entry.name,
  ]);

/**
 * A zip archive (APPNOTE 6.3, deflate, no zip64) of files that all have the mode 644.
 *
 * @param {ReadonlyArray<{name: string; bytes: Buffer}>} files
 * @returns {Buffer}
 */
export function zip(files) {
  const body = [];
  const directory = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const entry = {
      name: Buffer.from(name),
      crc: crc32(bytes),
      packed: deflateRawSync(bytes, { level: 9 }),
      size: bytes.length,
    };
    const header = localHeader(entry);
    directory.push(directoryHeader(entry, offset));
    body.push(header, entry.packed);
    offset += header.length + entry.packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = record(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, files.length],
    [2, files.length],
    [4, listing.length],
    [4, offset],
    [2, 0]
  );
  return Buffer.concat([...body, listing, end]);
}
