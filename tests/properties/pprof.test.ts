import { gzipSync } from 'node:zlib';

import fc from 'fast-check';
import {
  Function,
  Label,
  Line,
  Location,
  Mapping,
  Profile as Encoder,
  Sample,
  StringTable,
  ValueType,
} from 'pprof-format';

import { buildTree } from '../../src/profile/buildTree';
import { formatTree } from '../../src/profile/formatTree';
import { decodePprof } from '../../src/profile/pprof';
import { type Profile } from '../../src/profile/profile';
import { encodeStacks } from '../encodeStacks';
import { foldedTree } from '../foldedTree';
import { stackLines, sum } from './trees';

/** A profile in plain words: what goes in is what must come out. */
interface PlainProfile {
  readonly values: readonly number[];
  readonly locations: ReadonlyArray<{
    readonly address: bigint;
    readonly lines: ReadonlyArray<readonly [string, number]>;
  }>;
  readonly stacks: readonly number[][];
  readonly labels: ReadonlyArray<readonly [string, string | bigint]>;
}

const LOCATIONS = 5;
const signed64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

const samplesOf = (count: number): fc.Arbitrary<PlainProfile> => {
  const perSample = { minLength: count, maxLength: count };
  const line = fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat());
  return fc.record({
    values: fc.array(fc.maxSafeInteger(), perSample),
    locations: fc.array(
      fc.record({ address: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), lines: fc.array(line, { maxLength: 3 }) }),
      { minLength: LOCATIONS, maxLength: LOCATIONS }
    ),
    stacks: fc.array(fc.array(fc.nat({ max: LOCATIONS - 1 }), { maxLength: 8 }), perSample),
    labels: fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.oneof(fc.string({ minLength: 1 }), signed64)), perSample),
  });
};

describe('decodePprof', () => {
  it('gives back what pprof-format encoded', async () => {
    const plain = fc.integer({ min: 1, max: 12 }).chain(samplesOf);
    await fc.assert(
      fc.asyncProperty(plain, async (given) => expect(toPlain(await decoded(encode(given)))).toEqual(given))
    );
  });

  it('and buildTree make the tree that the stacks are, Σ self being the sum of the samples', async () => {
    await fc.assert(
      fc.asyncProperty(stackLines(-1000), async (lines) => {
        const profile = await decoded(encodeStacks(lines));
        const tree = buildTree(profile, 0);
        expect(formatTree(tree)).toBe(formatTree(foldedTree(...lines)));
        expect(sum(tree.self)).toBe(sum(profile.values));
      })
    );
  });

  it('answers every change of bytes with a profile or a refusal', async () => {
    const valid = encodeStacks([
      'main;work;io 7',
      { stack: 'main;idle -3', labels: { span_id: '00ab', bytes: 2n ** 40n } },
    ]);
    const change = fc.array(fc.tuple(fc.nat({ max: valid.length - 1 }), fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(change, fc.boolean(), async (changes, compressed) => {
        const bytes = Uint8Array.from(valid);
        changes.forEach(([at, byte]) => bytes.fill(byte, at, at + 1));
        const result = await decodePprof(compressed ? gzipSync(bytes) : bytes);
        if (result.ok) {
          result.value.sampleTypes.forEach((_, type) => buildTree(result.value, type));
        }
      }),
      { numRuns: 2000 }
    );
  });

  it('answers any bytes with a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect((await decodePprof(bytes)).ok).toBe(false);
        expect((await decodePprof(Uint8Array.from([0x1f, 0x8b, 8, ...bytes]))).ok).toBe(false);
      }),
      { numRuns: 500 }
    );
  });
});

function encode({ values, locations, stacks, labels }: PlainProfile): Uint8Array {
  const stringTable = new StringTable();
  const text = (value: string): number => stringTable.dedup(value);
  const names = [...new Set(locations.flatMap(({ lines }) => lines.map(([name]) => name)))];
  return new Encoder({
    sampleType: [new ValueType({ type: text('samples'), unit: text('count') })],
    sample: stacks.map((stack, i) => {
      const [key, value] = labels[i];
      const content = typeof value === 'string' ? { str: text(value) } : { num: BigInt.asUintN(64, value) };
      return new Sample({
        locationId: stack.map((location) => location + 1),
        value: [BigInt.asUintN(64, BigInt(values[i]))],
        label: [new Label({ key: text(key), ...content })],
      });
    }),
    mapping: [new Mapping({ id: 1, filename: text('/bin/app') })],
    location: locations.map(({ address, lines }, i) => {
      const line = lines.map(([name, number]) => new Line({ functionId: names.indexOf(name) + 1, line: number }));
      return new Location({ id: i + 1, mappingId: 1, address, line });
    }),
    function: names.map((name, i) => new Function({ id: i + 1, name: text(name) })),
    stringTable,
  }).encode();
}

function toPlain(profile: Profile): PlainProfile {
  const { strings, labels, sampleLocationStart, sampleLocations, locationFrameStart, frameFunction, frameLine } =
    profile;
  const frames = Array.from(frameFunction, (row, i): [string, number] => [
    strings.get(profile.functionName[row]),
    frameLine[i],
  ]);
  return {
    values: Array.from(profile.values),
    locations: Array.from(profile.locationAddress, (address, i) => ({
      address,
      lines: frames.slice(locationFrameStart[i], locationFrameStart[i + 1]),
    })),
    stacks: Array.from({ length: profile.sampleCount }, (_, i) =>
      Array.from(sampleLocations.subarray(sampleLocationStart[i], sampleLocationStart[i + 1]))
    ),
    labels: Array.from(labels.key, (key, i) => [
      strings.get(key),
      labels.text[i] === 0 ? labels.number[i] : strings.get(labels.text[i]),
    ]),
  };
}

async function decoded(bytes: Uint8Array): Promise<Profile> {
  const result = await decodePprof(bytes);
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
}
