import { parentPort } from 'node:worker_threads';

import { buildTree } from '../src/profile/buildTree';
import { decodeOurs } from './decoders';

/** What `turns-or-worker` compares turns with: takes bytes of a pprof, answers with its tree, columns moved and not copied. */
parentPort?.on('message', async (bytes: Uint8Array) => {
  const tree = buildTree(await decodeOurs(bytes), 1);
  const { level, nameIndex, self, total } = tree;
  parentPort?.postMessage(
    tree,
    [level, nameIndex, self, total].map(({ buffer }) => buffer as ArrayBuffer)
  );
});
