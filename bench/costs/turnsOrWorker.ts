import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { inSteps } from '../../src/profile/turns';
import { buildTreeSteps } from '../../src/profile/buildTree';
import { decodePprof } from '../../src/profile/pprof';
import { generateProfile } from '../generate';
import { collectGarbage } from '../measure';
import { report } from '../report';
import { type Blocked, blockedBy } from './blocked';

const NODES = 130_000;
const ROUNDS = 8;
const CPU = 1;

/**
 * A pprof of 130,000 nodes, from its bytes to its tree: in turns on this thread, and in a worker that runs already. How long
 * this thread is blocked at a time, at most, and how long it takes; the least of eight rounds, the first of which warm up.
 */
export async function turnsOrWorker(): Promise<void> {
  const bytes = generateProfile(NODES);
  const worker = new Worker(join(__dirname, 'decodeWorker.cjs'));
  const turns: Blocked[] = [];
  const workers: Blocked[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    collectGarbage();
    turns.push(await blockedBy(() => inThisThread(bytes)));
    collectGarbage();
    const copy = bytes.slice();
    workers.push(
      await blockedBy(() => {
        worker.postMessage(copy, [copy.buffer]);
        return once(worker, 'message');
      })
    );
  }
  await worker.terminate();
  const least = (rounds: readonly Blocked[], of: keyof Blocked) => Math.min(...rounds.map((round) => round[of]));
  report('turns-or-worker', 'worker, longest blocked', 'ms', least(turns, 'longest'), least(workers, 'longest'));
  report('turns-or-worker', 'worker, total', 'ms', least(turns, 'total'), least(workers, 'total'));
}

async function inThisThread(bytes: Uint8Array): Promise<void> {
  const profile = await decodePprof(bytes, {}, (steps) => inSteps(steps));
  if (profile.ok) {
    await inSteps(buildTreeSteps(profile.value, CPU));
  }
}
