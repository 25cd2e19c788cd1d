import { type RpcRequest } from './pyroscopeMessages';

/**
 * The bytes of a `querier.v1.SelectMergeProfileRequest`, since a server answers in the encoding that it is asked in, and
 * the profile is four times as large in JSON.
 *
 * Field numbers: https://github.com/grafana/pyroscope/blob/main/api/querier/v1/querier.proto
 * Encoding: https://protobuf.dev/programming-guides/encoding/
 */
export function mergeProfileRequest(request: RpcRequest): Uint8Array<ArrayBuffer> {
  const { profileTypeID = '', labelSelector = '', start = 0, end = 0 } = request;
  return Uint8Array.from([
    ...text(1, profileTypeID),
    ...text(2, labelSelector),
    ...integer(3, start),
    ...integer(4, end),
    ...(request.profileIdSelector ?? []).flatMap((id) => text(7, id)),
    ...(request.traceIdSelector ?? []).flatMap((id) => text(8, id)),
  ]);
}

const VARINT = 0;
const LENGTH_DELIMITED = 2;

function text(field: number, value: string): number[] {
  const bytes = new TextEncoder().encode(value);
  return [...tag(field, LENGTH_DELIMITED), ...varint(BigInt(bytes.length)), ...bytes];
}

const integer = (field: number, value: number): number[] => [...tag(field, VARINT), ...varint(BigInt(value))];

const tag = (field: number, wireType: number): number[] => varint(BigInt((field << 3) | wireType));

function varint(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}
