import * as v from 'valibot';

import { CallTree, ROOT } from '../callTree';
import { type TimeOrder } from '../chart/callTimes';
import { type RecordedFrames, type Recording } from '../chart/recording';
import { type FlameTree } from '../flameTree';
import { FileTable, NodeFiles } from '../frameFiles';
import { NameTable } from '../nameTable';
import { Float64Column, Int32Column } from '../pprof/column';
import { type SampleType } from '../profile';
import { type ProfileError } from '../profileError';
import { err, ok, type Result } from '../result';
import { checkJson } from './checkJson';
import { EXPORTER } from './encodeSpeedscope';

// The long lists are checked while they are read: valibot would make an object of each number.
const LIST = v.array(v.unknown());
const common = { name: v.string(), unit: v.string() };
const sampled = v.object({ ...common, type: v.literal('sampled'), samples: LIST, weights: LIST });
const evented = v.object({
  ...common,
  type: v.literal('evented'),
  events: LIST,
  startValue: v.optional(v.unknown()),
  endValue: v.optional(v.unknown()),
});
/** pyinstrument writes `null` where there is none. */
const FILE = v.optional(v.nullable(v.string()));
const speedscopeFile = v.object({
  shared: v.object({ frames: v.array(v.object({ name: v.string(), file: FILE })) }),
  profiles: v.pipe(v.array(v.variant('type', [sampled, evented])), v.minLength(1)),
  activeProfileIndex: v.optional(v.nullable(v.number())),
  exporter: v.optional(v.unknown()),
});
type SpeedscopeFile = v.InferOutput<typeof speedscopeFile>;

/** The profiles of a file, by the names they have there. */
export interface NamedTree {
  readonly name: string;
  readonly tree: FlameTree;
  /** What the tree is the sum of, where that has an order; else why it has none, beginning with a small letter. */
  readonly order: Recording | Extract<TimeOrder, { kind: 'none' }>;
}

export interface SpeedscopeTrees {
  readonly trees: readonly NamedTree[];
  /** Row of `trees`: the file's own choice. */
  readonly chosen: number;
}

/** Whether JSON looks like a speedscope file, sound or not. */
export const isSpeedscope = (json: unknown): boolean => typeof json === 'object' && json !== null && 'profiles' in json;

/**
 * Reads speedscope's JSON, profiles of both forms: `sampled` (stacks with weights) and `evented` (frames that open and
 * close). Equal stacks are added together in the tree, and stay in their order in the recording beside it.
 *
 * What speedscope's own importer throws at is refused here too: events that go back in time, that close another frame than
 * the one opened last, that leave one open. A file's `startValue` or `endValue` within its events is none, and is left out.
 *
 * Format: https://www.speedscope.app/file-format-schema.json
 */
export function decodeSpeedscope(json: unknown): Result<SpeedscopeTrees, ProfileError> {
  const file = checkJson(speedscopeFile, json, 'the file');
  if (!file.ok) {
    return file;
  }
  const trees: NamedTree[] = [];
  for (const [at, profile] of file.value.profiles.entries()) {
    const tree = new SpeedscopeTree(file.value.shared.frames, `profiles[${at}]`);
    const recording = profile.type === 'sampled' ? tree.addSamples(profile) : tree.addEvents(profile);
    if (!recording.ok) {
      return recording;
    }
    trees.push({
      name: profile.name,
      tree: tree.finish({ type: profile.name, unit: UNITS[profile.unit] ?? 'count' }),
      order: profile.type === 'sampled' && file.value.exporter === EXPORTER ? SAVED_SUM : recording.value,
    });
  }
  const active = file.value.activeProfileIndex ?? 0;
  return ok({ trees, chosen: trees[active] ? active : 0 });
}

const SAVED_SUM = {
  kind: 'none',
  why: 'the file was saved from a flame graph, which is a sum without an order.',
} as const;

const UNITS: Readonly<Record<string, string | undefined>> = {
  nanoseconds: 'nanoseconds',
  microseconds: 'microseconds',
  milliseconds: 'milliseconds',
  seconds: 'seconds',
  bytes: 'bytes',
};

class SpeedscopeTree {
  private readonly names = new NameTable();
  private readonly files = new FileTable();
  private readonly tree = new CallTree();
  private readonly nodeFiles = new NodeFiles();
  private readonly nameOfFrame: readonly number[];
  private readonly fileOfFrame: readonly number[];

  constructor(
    frames: SpeedscopeFile['shared']['frames'],
    private readonly place: string
  ) {
    this.nameOfFrame = frames.map(({ name }) => this.names.row(name));
    this.fileOfFrame = frames.map(({ file }) => this.files.row(file ?? ''));
  }

  addSamples({ samples, weights }: v.InferOutput<typeof sampled>): Result<Recording, ProfileError> {
    const start = new Int32Column(samples.length + 1);
    const stacks = new Int32Column();
    let sum = 0;
    if (samples.length !== weights.length) {
      return this.malformed('weights', `${samples.length} weights, one for each sample`, String(weights.length));
    }
    for (const [at, stack] of samples.entries()) {
      const weight = weights[at];
      if (!isAmount(weight) || !isMoment(sum + weight)) {
        return this.malformed(`weights[${at}]`, 'a number that can be added, not negative', describe(weight));
      }
      sum += weight;
      if (!Array.isArray(stack) || !stack.every((frame) => this.isFrame(frame))) {
        return this.malformed(`samples[${at}]`, 'a list of frames that the file has', describe(stack));
      }
      start.push(stacks.length);
      const leaf = stack.reduce<number>((node, frame) => {
        stacks.push(frame);
        return this.child(node, frame);
      }, ROOT);
      this.tree.add(leaf, weight);
    }
    return ok({
      kind: 'samples',
      ...this.frames(),
      start: start.finish(stacks.length),
      stacks: stacks.finish(),
      stackOf: Int32Array.from(samples.keys()),
      weights: Float64Array.from(weights as number[]),
    });
  }

  addEvents({ events, startValue, endValue }: v.InferOutput<typeof evented>): Result<Recording, ProfileError> {
    const frames = new Int32Column(events.length);
    const moments = new Float64Column(events.length + 1);
    const nodes: number[] = [ROOT];
    const open: number[] = [];
    let last: number | undefined;
    for (const [at, event] of events.entries()) {
      if (!isEvent(event) || !this.isFrame(event.frame)) {
        return this.malformed(`events[${at}]`, 'the opening or closing of a frame that the file has', describe(event));
      }
      if (last !== undefined && !(event.at >= last && isMoment(event.at - moments.array[0]))) {
        return this.malformed(`events[${at}].at`, `a moment not before ${last}`, String(event.at));
      }
      this.tree.add(nodes[nodes.length - 1], last === undefined ? 0 : event.at - last);
      last = event.at;
      frames.push(event.type === 'O' ? event.frame : ~event.frame);
      moments.push(event.at);
      if (event.type === 'O') {
        nodes.push(this.child(nodes[nodes.length - 1], event.frame));
        open.push(event.frame);
      } else if (open.pop() === event.frame) {
        nodes.pop();
      } else {
        return this.malformed(`events[${at}]`, 'the closing of the frame opened last', `that of ${event.frame}`);
      }
    }
    if (open.length > 0) {
      return this.malformed('events', 'a closing for each opening', `${open.length} open`);
    }
    const at = moments.finish();
    const nothing = isMoment(startValue) ? startValue : 0;
    const [first, end] = [at[0] ?? nothing, at[at.length - 1] ?? nothing];
    const from = isMoment(startValue) && startValue <= first && isMoment(end - startValue) ? startValue : first;
    const to = isMoment(endValue) && endValue >= end && isMoment(endValue - from) ? endValue : end;
    return ok({ kind: 'events', ...this.frames(), frame: frames.finish(), at, from, to });
  }

  finish(sampleType: SampleType): FlameTree {
    const files = this.files.names.length > 1 ? this.nodeFiles.finish(this.files.names) : undefined;
    return this.tree.finish(this.names.names, sampleType, files);
  }

  private frames(): RecordedFrames {
    return {
      names: this.names.names,
      files: this.files.names,
      nameOfFrame: Int32Array.from(this.nameOfFrame),
      fileOfFrame: Int32Array.from(this.fileOfFrame),
    };
  }

  private child(parent: number, frame: number): number {
    const node = this.tree.child(parent, this.nameOfFrame[frame]);
    this.nodeFiles.note(node, this.fileOfFrame[frame]);
    return node;
  }

  private isFrame = (frame: unknown): frame is number =>
    Number.isInteger(frame) && this.nameOfFrame[frame as number] !== undefined;

  private malformed(field: string, expected: string, found: string): Result<never, ProfileError> {
    return err({ kind: 'malformed', field: `${this.place}.${field}`, expected, found });
  }
}

interface SpeedscopeEvent {
  readonly type: 'O' | 'C';
  readonly frame: unknown;
  readonly at: number;
}

function isEvent(value: unknown): value is SpeedscopeEvent {
  const { type, at } = (value ?? {}) as Partial<Record<keyof SpeedscopeEvent, unknown>>;
  return (type === 'O' || type === 'C') && isMoment(at);
}

const isMoment = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

const isAmount = (value: unknown): value is number => isMoment(value) && value >= 0;

const describe = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 60);
