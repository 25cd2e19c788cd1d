import { type Server } from 'node:http';

import { stacksToPprof } from '../../demo/store/ingest/stacksToPprof';
import { type Labels, pushToPyroscope } from '../../demo/store/recorded/pushProfile';
import { type ExitCode, run, type World } from '../../src/exporter/run';

/** What the program said and how it ended. */
export interface Ended {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the whole program in this process, with a configuration that is in no file, at a time. */
export async function runProgram(config: string, at: number, ...args: readonly string[]): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  const world: World = {
    version: '0.0.0',
    env: {},
    hostname: 'here',
    readFile: (path) => {
      if (path === 'exporter.yaml') {
        return config;
      }
      throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    },
    stdout: (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    clock: { now: () => at, monotonic: () => at, sleep: () => Promise.reject(new Error('The program slept')) },
    stop: new AbortController().signal,
  };
  const code = await run(args, world);
  return { code, stdout, stderr };
}

/** The samples of a scrape, by their names with labels. */
export function samplesIn(text: string): ReadonlyMap<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))])
  );
}

export const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const CPU_TYPE = { type: 'cpu', unit: 'nanoseconds' };

/** Pushes stacks (`main;work 7`, in nanoseconds) as a CPU profile that was taken at a time. */
export async function pushCpu(
  store: string,
  labels: Labels,
  time: number,
  stacks: ReadonlyArray<readonly [stack: string, nanos: number]>
): Promise<void> {
  const pprof = stacksToPprof(
    stacks.map(([stack, value]) => ({ frames: stack.split(';').map((name) => ({ name })), value })),
    { type: CPU_TYPE, period: CPU_TYPE, time, durationMillis: 10_000 }
  );
  await pushToPyroscope(store, { __name__: 'process_cpu', ...labels }, Buffer.from(pprof).toString('base64'));
}

export const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
