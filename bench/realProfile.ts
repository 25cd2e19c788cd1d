import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { gunzipSync } from 'node:zlib';

import { encode, time } from '@datadog/pprof';

import { seededRandom } from './random';

const FILE = join(__dirname, 'real-cpu.pb.gz');
const LEAST_INFLATED = 2_100_000;
const INTERVAL_MICROS = 250;
const FUNCTIONS = 400;

/**
 * A CPU profile of this process under a workload that parses JSON and recurses through functions of its own: at least
 * 2 MB inflated, gzip-compressed. Taken once, kept beside the bundled bench.
 */
export async function realCpuProfile(): Promise<Uint8Array> {
  for (let seconds = 10; !existsSync(FILE); seconds *= 2) {
    const profile = await sampleWorkload(seconds);
    if (gunzipSync(profile).length >= LEAST_INFLATED) {
      writeFileSync(FILE, profile);
    }
  }
  return new Uint8Array(readFileSync(FILE));
}

async function sampleWorkload(seconds: number): Promise<Uint8Array> {
  const workload = makeWorkload();
  time.start({ intervalMicros: INTERVAL_MICROS, durationMillis: seconds * 1000 });
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    workload();
  }
  return encode(time.stop());
}

/** Calls itself through some hundred functions in random order, so that most samples have a stack of their own. */
function makeWorkload(): () => void {
  const names = Array.from({ length: FUNCTIONS }, (_, i) => `handle${i}Order`);
  const source = names.map(
    (name, i) => `function ${name}(depth) { return (depth > 0 ? next(depth - 1) : parse()) + ${i}; }`
  );
  const random = seededRandom(11);
  const document = JSON.stringify(Array.from({ length: 40 }, (_, i) => ({ id: i, tags: ['a', 'b', String(i)] })));
  const parse = (): number => JSON.parse(document).length;
  const next = (depth: number): number => steps[Math.floor(random() * steps.length)](depth);
  // The functions come from one text, since closures of one place in the source would be one function to the profiler.
  const makeSteps = compileFunction(`${source.join('\n')}\nreturn [${names.join(', ')}];`, ['next', 'parse']);
  const steps: ReadonlyArray<(depth: number) => number> = makeSteps(next, parse);
  return () => void next(30 + Math.floor(random() * 60));
}
