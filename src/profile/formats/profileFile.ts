import { type BuildOptions, buildTreeSteps } from '../buildTree';
import { type FlameTree } from '../flameTree';
import { type FrameDetail } from '../frameNames';
import { type Profile, type SampleType } from '../profile';
import { labelNames } from '../sampleLabels';
import { type Steps } from '../steps';
import { type NamedTree } from './decodeSpeedscope';

export type TreeFormat = 'folded' | 'speedscope' | 'flamebearer' | 'html';

/** What a file holds: samples of several types, from which trees are made, or trees. */
export type ProfileFile =
  | { readonly format: 'pprof'; readonly profile: Profile }
  | {
      readonly format: TreeFormat;
      /** At least one. */
      readonly trees: readonly NamedTree[];
      /** Row of `trees`: the file's own choice. */
      readonly chosen: number;
      readonly timeMillis?: number;
      readonly durationNanos?: number;
    };

/** What can be shown of a file: a sample type of a pprof, a profile of a file with several. */
export interface FileChoice {
  readonly name: string;
  readonly sampleType: SampleType;
}

/** What is said of a file before one of its trees is made. */
export interface FileContents {
  readonly format: ProfileFile['format'];
  /** At least one. */
  readonly choices: readonly FileChoice[];
  /** Row of `choices`: the file's own choice. */
  readonly chosen: number;
  /** What the file can tell frames apart by; `function` always, and first. */
  readonly details: readonly FrameDetail[];
  /** Names of the labels that its samples have. */
  readonly labels: readonly string[];
  /** Collection time in ms since the epoch; absent where the file does not say. */
  readonly timeMillis?: number;
  /** Absent where the file does not say, and for a snapshot. */
  readonly durationNanos?: number;
}

/** How the tree of a choice is made; only a pprof knows more than functions. */
export type TreeDetail = Pick<BuildOptions, 'detail' | 'labels'>;

export function contentsOf(file: ProfileFile): FileContents {
  if (file.format !== 'pprof') {
    const { format, trees, chosen, timeMillis, durationNanos } = file;
    const choices = trees.map(({ name, tree }) => ({ name, sampleType: tree.sampleType }));
    return { format, choices, chosen, details: ['function'], labels: [], timeMillis, durationNanos };
  }
  const { sampleTypes, defaultSampleType, timeMillis, durationNanos } = file.profile;
  return {
    format: 'pprof',
    choices: sampleTypes.map((sampleType) => ({ name: sampleType.type, sampleType })),
    chosen: defaultSampleType,
    details: ['function', 'file', 'line', 'address'],
    labels: labelNames(file.profile),
    timeMillis: timeMillis === 0 ? undefined : timeMillis,
    durationNanos: durationNanos === 0 ? undefined : durationNanos,
  };
}

/** The tree of a choice, a row of `FileContents.choices`. */
export function* choiceTree(file: ProfileFile, choice: number, detail: TreeDetail = {}): Steps<FlameTree> {
  return file.format === 'pprof'
    ? yield* buildTreeSteps(file.profile, choice, undefined, { files: true, ...detail })
    : file.trees[choice].tree;
}
