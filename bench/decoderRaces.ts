import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { Profile as PprofFormatProfile } from 'pprof-format';

import { buildTree } from '../src/profile/buildTree';
import { type FlameTree } from '../src/profile/flameTree';
import { pruneTree } from '../src/profile/pruneTree';
import { type Benches } from './benches';
import { decodeOurs, inflate } from './decoders';
import { generateProfile } from './generate';
import { race } from './measure';
import { objectTree } from './objectTree';
import { realCpuProfile } from './realProfile';
import { report } from './report';
import { type Rival, RIVALS } from './rivals';

const MAX_NODES = 16_384;
/** Row of the sample type `cpu` in all profiles here. */
const CPU = 1;
/** `npm run bench` bundles this file and `retained.ts` into bench/data and runs them there. */
const DATA = __dirname;

/** The decoder against its rivals. */
export const DECODER_RACES: Benches = {
  'decode-10k': () => raceDecoders('decode-10k', generateProfile(10_000), 6, 20),
  'decode-100k': () => raceDecoders('decode-100k', generateProfile(100_000), 5, 4),
  'decode-1m': () => raceDecoders('decode-1m', generateProfile(1_000_000), 3, 1),
  'retained-1m': () => compareRetained(generateProfile(1_000_000)),
  'tree-1m': () => raceTrees(new Uint8Array(gzipSync(generateProfile(1_000_000)))),
  'decode-real-cpu': async () => raceDecoders('decode-real-cpu', await inflate(await realCpuProfile()), 5, 6),
  'growth-100k-1m': () => measureGrowth(generateProfile(100_000), generateProfile(1_000_000)),
};

async function raceDecoders(name: string, bytes: Uint8Array, rounds: number, calls: number): Promise<void> {
  for (const rival of ['pprof-format', 'protobufjs'] as const) {
    const millis = await race(
      () => decodeOurs(bytes),
      () => RIVALS[rival](bytes),
      rounds,
      calls
    );
    report(name, rival, 'ms', millis.ours, millis.theirs);
  }
}

/** From the bytes of a gzip file to the rows of a flame graph; both sides inflate by the same means. */
async function raceTrees(file: Uint8Array): Promise<void> {
  const millis = await race(
    () => treeOf(file),
    () => rivalTreeOf(file),
    4
  );
  report('tree-1m', 'pprof-format + objects', 'ms', millis.ours, millis.theirs);
}

async function treeOf(file: Uint8Array): Promise<FlameTree> {
  return pruneTree(buildTree(await decodeOurs(file), CPU), MAX_NODES);
}

async function rivalTreeOf(file: Uint8Array): Promise<unknown> {
  return objectTree(PprofFormatProfile.decode(await inflate(file)), CPU, MAX_NODES);
}

async function compareRetained(bytes: Uint8Array): Promise<void> {
  const file = join(DATA, 'generated-1m.pb');
  writeFileSync(file, bytes);
  const ours = retainedMegabytes('ours', file);
  for (const rival of ['pprof-format', 'protobufjs'] as const) {
    report('retained-1m', rival, 'MB', ours, retainedMegabytes(rival, file));
  }
}

function retainedMegabytes(decoder: 'ours' | Rival, file: string): number {
  const script = join(DATA, 'retained.cjs');
  const { stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, script, decoder, file], {
    encoding: 'utf8',
  });
  const found = /"kept":(\d+)/.exec(stdout);
  if (found === null) {
    throw new Error(`Cannot measure what ${decoder} retains: ${stderr}`);
  }
  return Number(found[1]) / 1e6;
}

/**
 * How many times longer a profile of ten times the nodes takes, from the bytes of a gzip file to the rows of a flame graph:
 * ours against the growth of the input, and against that of the same by pprof-format. All warm: the smaller profile is
 * called as often in a row as it takes to be as much work.
 */
async function measureGrowth(smaller: Uint8Array, larger: Uint8Array): Promise<void> {
  const [smallFile, largeFile] = [smaller, larger].map((bytes) => new Uint8Array(gzipSync(bytes)));
  const input = larger.length / smaller.length;
  const small = await race(
    () => treeOf(smallFile),
    () => rivalTreeOf(smallFile),
    4,
    Math.ceil(input)
  );
  const large = await race(
    () => treeOf(largeFile),
    () => rivalTreeOf(largeFile),
    4
  );
  const ours = large.ours / small.ours;
  report('growth-100k-1m', 'growth of the input', 'times', ours, input);
  report('growth-100k-1m', 'pprof-format + objects', 'times', ours, large.theirs / small.theirs);
}
