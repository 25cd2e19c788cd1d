import { Profile as PprofFormatProfile } from 'pprof-format';
import React, { startTransition } from 'react';

import { type FlameTree } from '../../../src/profile/flameTree';
import { openFile } from '../../../src/profile/worker/openFile';
import { objectTree } from '../../objectTree';
import { OURS } from './ours';
import { type FilePaint, type FileRoute } from './pageApi';
import { type Stand } from './stand';
import { flameFrame, GrafanasFlameGraph, THEIRS } from './theirs';

/** Row of the sample type `cpu`. */
const CPU = 1;

/** Bytes of a gzip file to the first painted frame. A page that took the route without a worker starts none afterwards. */
export async function paintFile(stand: Stand, how: FileRoute): Promise<FilePaint> {
  const bytes = new Uint8Array(await (await fetch('/profile.pb.gz')).arrayBuffer());
  const start = performance.now();
  let last = start;
  let blocked = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    blocked = Math.max(blocked, now - last);
    last = now;
  }, 1);
  const total = how === 'theirs' ? await byTheirs(stand, bytes, start) : await byOurs(stand, bytes, start, how);
  clearInterval(timer);
  return { total, blocked: Math.max(blocked, performance.now() - last) };
}

async function byOurs(stand: Stand, bytes: Uint8Array, start: number, how: 'worker' | 'turns'): Promise<number> {
  const { Worker } = window;
  if (how === 'turns') {
    // As in a page whose policy forbids workers.
    Reflect.deleteProperty(window, 'Worker');
  }
  try {
    const tree = await treeOf(bytes);
    return await stand.mount(OURS, OURS.element(tree), start, startTransition);
  } finally {
    window.Worker = Worker;
  }
}

async function treeOf(bytes: Uint8Array): Promise<FlameTree> {
  const opened = await openFile(bytes, 'profile.pb.gz');
  if (!opened.ok) {
    throw new Error(JSON.stringify(opened.error));
  }
  return opened.value.tree(CPU);
}

async function byTheirs(stand: Stand, bytes: Uint8Array<ArrayBuffer>, start: number): Promise<number> {
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const profile = PprofFormatProfile.decode(new Uint8Array(await new Response(inflated).arrayBuffer()));
  const { level, label, value, self } = objectTree(profile, CPU, Infinity);
  return stand.mount(THEIRS, <GrafanasFlameGraph frame={flameFrame(level, value, self, label)} />, start);
}
