import { generateTree, type GeneratedTree } from './generateTree';
import { ProtobufWriter } from './protobufWriter';
import { seededRandom } from './random';

const STRINGS = ['', 'samples', 'count', 'cpu', 'nanoseconds', 'span_id', '/usr/local/bin/service'];
const SPAN_COUNT = 64;
const LABELLED_SHARE = 0.25;
const PERIOD_NANOS = 10_000_000;

/**
 * A pprof protobuf, not compressed, of a made-up call tree with this many nodes: two sample types, one location for
 * each function, a span id on every fourth sample. The same bytes for the same number and seed.
 */
export function generateProfile(nodeCount: number, seed?: number): Uint8Array {
  const tree = generateTree(nodeCount, seed);
  const random = seededRandom(3);
  const strings = [...STRINGS];
  const addStrings = (texts: readonly string[]): number => strings.push(...texts) - texts.length;
  const spanRow = addStrings(Array.from({ length: SPAN_COUNT }, () => hex16(random)));
  const nameRow = addStrings(tree.functionNames);
  const fileRow = addStrings(
    tree.functionNames.map((_, i) => `/go/src/github.com/acme-corp/service/file${i % 997}.go`)
  );

  const profile = new ProtobufWriter();
  const content = new ProtobufWriter();
  profile.message(1, content.clear().integer(1, 1).integer(2, 2).view());
  profile.message(1, content.clear().integer(1, 3).integer(2, 4).view());
  writeSamples(profile, tree, spanRow, random);
  profile.message(3, content.clear().integer(1, 1).integer(2, 0x40_0000).integer(5, 6).integer(7, 1).view());
  const line = new ProtobufWriter();
  for (let row = 0; row < tree.functionNames.length; row++) {
    line
      .clear()
      .integer(1, row + 1)
      .integer(2, 10 + (row % 900));
    content
      .clear()
      .integer(1, row + 1)
      .integer(2, 1)
      .integer(3, 0x40_0000 + row * 64)
      .message(4, line.view());
    profile.message(4, content.view());
  }
  for (let row = 0; row < tree.functionNames.length; row++) {
    content
      .clear()
      .integer(1, row + 1)
      .integer(2, nameRow + row)
      .integer(3, nameRow + row)
      .integer(4, fileRow + row);
    profile.message(5, content.view());
  }
  const encoder = new TextEncoder();
  strings.forEach((text) => profile.message(6, encoder.encode(text)));
  profile.integer(10, 60e9).message(11, content.clear().integer(1, 3).integer(2, 4).view()).integer(12, PERIOD_NANOS);
  return profile.view().slice();
}

function writeSamples(profile: ProtobufWriter, tree: GeneratedTree, spanRow: number, random: () => number): void {
  const { level, self, functionRow } = tree;
  const sample = new ProtobufWriter();
  const packed = new ProtobufWriter();
  const path: number[] = [];
  for (let node = 0; node < level.length; node++) {
    path.length = level[node];
    path.push(node);
    if (self[node] === 0) {
      continue;
    }
    packed.clear();
    for (let depth = path.length - 1; depth > 0; depth--) {
      packed.varint(functionRow[path[depth]] + 1);
    }
    sample.clear().message(1, packed.view());
    sample.message(
      2,
      packed
        .clear()
        .varint(self[node])
        .varint(self[node] * PERIOD_NANOS)
        .view()
    );
    if (random() < LABELLED_SHARE) {
      const span = spanRow + Math.floor(random() * SPAN_COUNT);
      sample.message(3, packed.clear().integer(1, 5).integer(2, span).view());
    }
    profile.message(2, sample.view());
  }
}

function hex16(random: () => number): string {
  return Math.floor(random() * 2 ** 52)
    .toString(16)
    .padStart(16, '0');
}
