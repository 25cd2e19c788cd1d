import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

import { run } from './run';
import { keepHeapSmall } from './smallHeap';

declare const EXPORTER_VERSION: string | undefined;

/** The edge of the program: everything that it has of Node. */
async function main(): Promise<void> {
  keepHeapSmall();
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => stop.abort(new Error(signal)));
  }
  process.exitCode = await run(process.argv.slice(2), {
    version: typeof EXPORTER_VERSION === 'string' ? EXPORTER_VERSION : 'unbuilt',
    env: process.env,
    hostname: hostname(),
    readFile: (path) => readFileSync(path, 'utf8'),
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    clock: {
      now: () => Date.now(),
      monotonic: () => performance.now(),
      sleep: (millis, signal) => delay(millis, undefined, { signal }),
    },
    stop: stop.signal,
  });
}

void main();
