import { parse } from 'protobufjs';

/** The requests that clients also send as protobuf. Field numbers: grafana/pyroscope, api/{push,querier,types}/v1. */
const SCHEMA = `
  syntax = "proto3";
  message LabelPair { string name = 1; string value = 2; }
  message RawSample { bytes rawProfile = 1; string ID = 2; }
  message RawSeries { repeated LabelPair labels = 1; repeated RawSample samples = 2; }
  message PushRequest { repeated RawSeries series = 1; }
  message SelectMergeProfileRequest {
    string profileTypeID = 1; string labelSelector = 2; int64 start = 3; int64 end = 4; int64 maxNodes = 5;
    repeated string profileIdSelector = 7; repeated string traceIdSelector = 8;
  }
`;
const { root } = parse(SCHEMA);

/** A protobuf message as what its proto3 JSON would be. Throws on what is not one. */
export function fromProtobuf(message: 'PushRequest' | 'SelectMergeProfileRequest', bytes: Uint8Array): object {
  const type = root.lookupType(message);
  return type.toObject(type.decode(bytes), { longs: String, bytes: String });
}
