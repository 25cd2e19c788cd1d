import { readFileSync } from 'node:fs';

import { decodeOurs } from './decoders';
import { collectGarbage } from './measure';
import { type Rival, RIVALS } from './rivals';

/**
 * Prints how many bytes the decoded profile of a file keeps alive, the file's own bytes let go. A process of its own
 * for each decoder: `tsx --expose-gc bench/retained.ts ours FILE`.
 */
async function main(decoder: string, file: string): Promise<void> {
  const before = usedBytes();
  const profile = decoder === 'ours' ? await decodeOurs(read(file)) : RIVALS[decoder as Rival](read(file));
  await new Promise((resolve) => setTimeout(resolve, 50));
  const kept = usedBytes() - before;
  console.log(JSON.stringify({ kept, isProfile: typeof profile === 'object' }));
}

/** Outside of Node's buffer pool, so that it is freed as soon as nobody holds it. */
function read(file: string): Uint8Array {
  return Uint8Array.from(readFileSync(file));
}

function usedBytes(): number {
  collectGarbage();
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

void main(process.argv[2], process.argv[3]);
