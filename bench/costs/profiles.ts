import { gzipSync } from 'node:zlib';

import { generateProfile } from '../generate';
import { ProtobufWriter } from '../protobufWriter';

const TIME_NANOS = 9;

/** A generated profile of so many nodes that was taken at a time, in milliseconds since the epoch; gzip. */
export function profileAt(time: number, nodeCount: number, seed: number): Uint8Array {
  const stamp = new ProtobufWriter().integer(TIME_NANOS, time * 1e6).view();
  return new Uint8Array(gzipSync(Buffer.concat([generateProfile(nodeCount, seed), stamp]), { level: 1 }));
}
