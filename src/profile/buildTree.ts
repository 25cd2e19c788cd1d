import { CallTree, ROOT, widen } from './callTree';
import { type FlameTree } from './flameTree';
import { FileTable, frameFiles, NodeFiles } from './frameFiles';
import { type FrameDetail, type FrameNames, nameFramesSteps } from './frameNames';
import { labelRows } from './labelRows';
import { NameTable } from './nameTable';
import { type Profile } from './profile';
import { programsOf } from './programs';
import { allSteps, type Steps } from './steps';

/**
 * The call tree of one sample type (a row of `profile.sampleTypes`), of all samples or of those that `keepSample` takes.
 *
 * Inlined frames are nodes of their own; equal names below the same parent are one node; recursion stays as it was
 * called. A sample without a stack counts as the root's own. Siblings come by descending total, then by name.
 */
export function buildTree(
  profile: Profile,
  sampleType: number,
  keepSample?: (sample: number) => boolean,
  options?: BuildOptions
): FlameTree {
  return allSteps(buildTreeSteps(profile, sampleType, keepSample, options));
}

/** As `buildTree`. */
export function* buildTreeSteps(
  profile: Profile,
  sampleType: number,
  keepSample: (sample: number) => boolean = () => true,
  { files = false, detail, labels = [] }: BuildOptions = {}
): Steps<FlameTree> {
  const type = profile.sampleTypes[sampleType];
  if (type === undefined) {
    throw new RangeError(`No sample type ${sampleType}: the profile has ${profile.sampleTypes.length}`);
  }
  const names = new NameTable();
  const frames = yield* nameFramesSteps(profile, detail, names);
  yield;
  const levels: Int32Array[] = [];
  for (const label of labels) {
    levels.push(labelRows(profile, label, names));
    yield;
  }
  const fileTable = new FileTable();
  const frameFile = files ? frameFiles(profile, frames, fileTable) : undefined;
  const stacks = new StackAdding(profile, sampleType, frames, frameFile, levels, keepSample);
  yield;
  while (stacks.next(FRAMES_PER_STEP)) {
    yield;
  }
  const { tree, nodeFiles } = stacks;
  yield;
  const built = yield* tree.finishSteps(names.names, type, frameFile && nodeFiles.finish(fileTable.names));
  return detail === 'address' ? { ...built, programs: programsOf(profile) } : built;
}

export interface BuildOptions {
  /** Each row has the file of its function, or its binary where the file is not known. */
  readonly files?: boolean;
  /** What makes two frames the same; `function` where it is not said. */
  readonly detail?: FrameDetail;
  /** Labels whose values stand above the stacks, a level each in this order. See `labelRows`. */
  readonly labels?: readonly string[];
}

/** Frames of samples that are looked up in one step, or a few more. */
const FRAMES_PER_STEP = 200_000;

/**
 * Adds the stacks of a profile to a tree. Samples that follow each other mostly share their first calls: those nodes are
 * taken over, not looked up again.
 */
class StackAdding {
  readonly tree = new CallTree();
  readonly nodeFiles = new NodeFiles();
  private path = new Int32Array(256);
  private depth = 0;
  private previousRoot = -1;
  private previousTop = ROOT;
  private sample = 0;

  constructor(
    private readonly profile: Profile,
    private readonly sampleType: number,
    private readonly frames: FrameNames,
    private readonly frameFile: Int32Array | undefined,
    private readonly levels: readonly Int32Array[],
    private readonly keepSample: (sample: number) => boolean
  ) {}

  /** Adds the samples that have the next so many locations; false when there are no more. */
  next(locations: number): boolean {
    const { tree, nodeFiles, frameFile, levels, keepSample, sampleType } = this;
    const { sampleCount, sampleTypes, values, sampleLocationStart, sampleLocations } = this.profile;
    const { start: frameStart, name: frameName } = this.frames;
    const lastLocation = sampleLocationStart[this.sample] + locations;
    let { path, depth, previousRoot, previousTop, sample } = this;
    for (; sample < sampleCount && sampleLocationStart[sample] <= lastLocation; sample++) {
      if (!keepSample(sample)) {
        continue;
      }
      const leaf = sampleLocationStart[sample];
      const root = sampleLocationStart[sample + 1] - 1;
      const locationCount = root - leaf + 1;
      let top = ROOT;
      for (const names of levels) {
        top = tree.child(top, names[sample]);
      }
      const limit = top === previousTop ? Math.min(depth, locationCount) : 0;
      let shared = 0;
      while (shared < limit && sampleLocations[root - shared] === sampleLocations[previousRoot - shared]) {
        shared++;
      }
      let node = shared === 0 ? top : path[shared - 1];
      if (locationCount > path.length) {
        path = widen(path, new Int32Array(2 * locationCount));
      }
      depth = shared;
      for (let i = root - shared; i >= leaf; i--) {
        const location = sampleLocations[i];
        const innermost = frameStart[location];
        for (let frame = frameStart[location + 1] - 1; frame >= innermost; frame--) {
          node = tree.child(node, frameName[frame]);
          if (frameFile) {
            nodeFiles.note(node, frameFile[frame]);
          }
        }
        path[depth++] = node;
      }
      previousRoot = root;
      previousTop = top;
      tree.add(node, values[sample * sampleTypes.length + sampleType]);
    }
    this.path = path;
    this.depth = depth;
    this.previousRoot = previousRoot;
    this.previousTop = previousTop;
    this.sample = sample;
    return sample < sampleCount;
  }
}
