import * as v from 'valibot';

import { CallTree, ROOT } from '../callTree';
import { FileTable, NodeFiles } from '../frameFiles';
import { NameTable } from '../nameTable';
import { Int32Column } from '../pprof/column';
import { type ProfileError } from '../profileError';
import { err, ok, type Result } from '../result';
import { checkJson } from './checkJson';
import { type NamedTree } from './decodeSpeedscope';

const LIST = v.array(v.unknown());
const cpuprofile = v.object({
  nodes: v.pipe(
    v.array(
      v.object({
        id: v.number(),
        callFrame: v.object({ functionName: v.string(), url: v.optional(v.string()) }),
        children: v.optional(v.array(v.number())),
        parent: v.optional(v.number()),
      })
    ),
    v.minLength(1)
  ),
  // They are checked while they are read.
  samples: LIST,
  timeDeltas: LIST,
  startTime: v.number(),
  endTime: v.number(),
});
type Cpuprofile = v.InferOutput<typeof cpuprofile>;

/** Whether JSON looks like a CPU profile of V8, sound or not. */
export const isCpuprofile = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'nodes' in json && 'samples' in json;

/** Frames of all distinct stacks together: V8 itself stops at 255 for each. */
const MOST_FRAMES = 16_000_000;

/**
 * Reads a `.cpuprofile`, as `node --cpu-prof` and Chrome's developer tools write it: samples in the order of time. A sample
 * lasts until the next one, the last until the end. Frames of V8's own `(root)` are left out, and under `(idle)` nothing ran.
 * A sample that lies before the one in front of it, which V8 is known to write, lies with it, as in speedscope's importer.
 *
 * Format: https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile
 */
export function decodeCpuprofile(json: unknown, name: string): Result<NamedTree, ProfileError> {
  const file = checkJson(cpuprofile, json, 'the file');
  if (!file.ok) {
    return file;
  }
  const stacks = stacksOf(file.value.nodes);
  if (!stacks.ok) {
    return stacks;
  }
  const { stackOf, start, frames, names, files, nameOfFrame, fileOfFrame } = stacks.value;
  const timed = timedSamples(file.value, stackOf);
  if (!timed.ok) {
    return timed;
  }
  const tree = new CallTree();
  const nodeFiles = new NodeFiles();
  const leaf = Int32Array.from({ length: start.length - 1 }, (_, stack) =>
    frames.subarray(start[stack], start[stack + 1]).reduce((node, frame) => {
      const child = tree.child(node, nameOfFrame[frame]);
      nodeFiles.note(child, fileOfFrame[frame]);
      return child;
    }, ROOT)
  );
  timed.value.weights.forEach((weight, sample) => tree.add(leaf[timed.value.stackOf[sample]], weight));
  return ok({
    name,
    tree: tree.finish(
      names,
      { type: 'wall', unit: 'microseconds' },
      files.length > 1 ? nodeFiles.finish(files) : undefined
    ),
    order: { kind: 'samples', names, files, nameOfFrame, fileOfFrame, start, stacks: frames, ...timed.value },
  });
}

interface Stacks {
  /** Row of the stack of each node, by its id. */
  readonly stackOf: ReadonlyMap<number, number>;
  readonly start: Int32Array;
  readonly frames: Int32Array;
  readonly names: readonly string[];
  readonly files: readonly string[];
  readonly nameOfFrame: Int32Array;
  readonly fileOfFrame: Int32Array;
}

/** Names that V8 gives to what is no function: of all, and of the time in which nothing ran. */
const NO_FRAME = new Set(['(root)', '(idle)']);

function stacksOf(nodes: Cpuprofile['nodes']): Result<Stacks, ProfileError> {
  const names = new NameTable();
  const files = new FileTable();
  const rowOf = new Map(nodes.map(({ id }, row) => [id, row]));
  const parent = new Int32Array(nodes.length).fill(-1);
  for (const [row, { id, children = [], parent: above }] of nodes.entries()) {
    if (rowOf.get(id) !== row) {
      return malformed(`nodes[${row}].id`, 'an id of its own', String(id));
    }
    for (const [child, below] of [...children.map((one) => [one, id] as const), [id, above] as const]) {
      const [at, to] = [rowOf.get(child), below === undefined ? undefined : rowOf.get(below)];
      if (at === undefined || (below !== undefined && to === undefined)) {
        return malformed(`nodes[${row}]`, 'nodes that the file has', String(at === undefined ? child : below));
      }
      parent[at] = to ?? parent[at];
    }
  }
  // Behind the stacks of the nodes is one without frames.
  const start = new Int32Array(nodes.length + 2);
  const frames = new Int32Column();
  for (let row = 0; row < nodes.length; row++) {
    start[row] = frames.length;
    for (let at = row, steps = 0; at !== -1; at = parent[at], steps++) {
      if (steps > nodes.length || frames.length > MOST_FRAMES) {
        const expected = steps > nodes.length ? 'a tree' : `${MOST_FRAMES} frames in all stacks at most`;
        return malformed('nodes', expected, steps > nodes.length ? 'a node below itself' : 'more');
      }
      if (!NO_FRAME.has(nodes[at].callFrame.functionName)) {
        frames.push(at);
      }
    }
    frames.array.subarray(start[row], frames.length).reverse();
  }
  start.fill(frames.length, nodes.length);
  return ok({
    stackOf: rowOf,
    start,
    frames: frames.finish(),
    nameOfFrame: Int32Array.from(nodes, ({ callFrame }) => names.row(callFrame.functionName || '(anonymous)')),
    fileOfFrame: Int32Array.from(nodes, ({ callFrame }) => files.row((callFrame.url ?? '').replace(/^file:\/\//, ''))),
    names: names.names,
    files: files.names,
  });
}

/** The time before the first sample is one without a stack. */
function timedSamples(
  { samples, timeDeltas, startTime, endTime }: Cpuprofile,
  rowOf: ReadonlyMap<number, number>
): Result<{ readonly stackOf: Int32Array; readonly weights: Float64Array }, ProfileError> {
  if (samples.length !== timeDeltas.length) {
    return malformed('timeDeltas', `${samples.length} values, one for each sample`, String(timeDeltas.length));
  }
  const stackOf = new Int32Array(samples.length + 1).fill(rowOf.size);
  const at = new Float64Array(samples.length + 2);
  let now = 0;
  let latest = 0;
  for (let sample = 0; sample < samples.length; sample++) {
    const [node, delta] = [samples[sample], timeDeltas[sample]];
    const row = typeof node === 'number' ? rowOf.get(node) : undefined;
    if (row === undefined) {
      return malformed(`samples[${sample}]`, 'a node that the file has', JSON.stringify(node).slice(0, 40));
    }
    if (typeof delta !== 'number' || !Number.isFinite(now + delta)) {
      return malformed(`timeDeltas[${sample}]`, 'a number', JSON.stringify(delta).slice(0, 40));
    }
    now += delta;
    latest = Math.max(latest, now);
    stackOf[sample + 1] = row;
    at[sample + 1] = latest;
  }
  at[samples.length + 1] = Math.max(latest, endTime - startTime);
  return ok({ stackOf, weights: Float64Array.from(stackOf, (_, sample) => at[sample + 1] - at[sample]) });
}

const malformed = (field: string, expected: string, found: string): Result<never, ProfileError> =>
  err({ kind: 'malformed', field, expected, found });
