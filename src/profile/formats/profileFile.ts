import { buildTreeSteps } from '../buildTree';
import { type FlameTree } from '../flameTree';
import { type Profile, type SampleType } from '../profile';
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
  /** Collection time in ms since the epoch; absent where the file does not say. */
  readonly timeMillis?: number;
  /** Absent where the file does not say, and for a snapshot. */
  readonly durationNanos?: number;
}

export function contentsOf(file: ProfileFile): FileContents {
  if (file.format !== 'pprof') {
    const { format, trees, chosen, timeMillis, durationNanos } = file;
    const choices = trees.map(({ name, tree }) => ({ name, sampleType: tree.sampleType }));
    return { format, choices, chosen, timeMillis, durationNanos };
  }
  const { sampleTypes, defaultSampleType, timeMillis, durationNanos } = file.profile;
  return {
    format: 'pprof',
    choices: sampleTypes.map((sampleType) => ({ name: sampleType.type, sampleType })),
    chosen: defaultSampleType,
    timeMillis: timeMillis === 0 ? undefined : timeMillis,
    durationNanos: durationNanos === 0 ? undefined : durationNanos,
  };
}

/** The tree of a choice, a row of `FileContents.choices`. */
export function* choiceTree(file: ProfileFile, choice: number): Steps<FlameTree> {
  return file.format === 'pprof'
    ? yield* buildTreeSteps(file.profile, choice, undefined, { files: true })
    : file.trees[choice].tree;
}
