/** A protobuf message as [field number, value] pairs. A number or bigint is a varint, a list of pairs a message. */
export type Fields = ReadonlyArray<readonly [field: number, value: FieldValue]>;
export type FieldValue = number | bigint | string | Uint8Array | Fields;

/** Encodes protobuf fields as they are given: wrong ones too, which no real encoder would write. */
export function encodeFields(fields: Fields): Uint8Array {
  return Uint8Array.from(fields.flatMap(([field, value]) => encodeField(field, value)));
}

/** Two's complement, 64 bits. */
export function varint(value: number | bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}

function encodeField(field: number, value: FieldValue): number[] {
  if (typeof value === 'number' || typeof value === 'bigint') {
    return [...varint(field * 8), ...varint(value)];
  }
  const content = typeof value === 'string' ? new TextEncoder().encode(value) : toBytes(value);
  return [...varint(field * 8 + 2), ...varint(content.length), ...content];
}

function toBytes(value: Uint8Array | Fields): Uint8Array {
  return value instanceof Uint8Array ? value : encodeFields(value);
}
