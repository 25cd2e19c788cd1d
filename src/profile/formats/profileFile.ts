import { type BuildOptions, buildTreeSteps } from '../buildTree';
import { type TimeOrder } from '../chart/callTimes';
import { profileChartSteps } from '../chart/profileChart';
import { recordingChartSteps } from '../chart/recording';
import { orderOfProfile } from '../chart/sampleTimes';
import { type FlameTree } from '../flameTree';
import { type FrameDetail } from '../frameNames';
import { type Profile, type SampleType } from '../profile';
import { labelNames } from '../sampleLabels';
import { err, type Result } from '../result';
import { type Steps } from '../steps';
import { type NamedTree } from './decodeSpeedscope';

export type TreeFormat = 'folded' | 'speedscope' | 'flamebearer' | 'html' | 'cpuprofile';

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
  readonly order: TimeOrder;
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
    const choices = trees.map(({ name, tree, order }): FileChoice => {
      const { sampleType } = tree;
      return { name, sampleType, order: order.kind === 'none' ? order : { kind: 'ordered', tracks: [name] } };
    });
    return { format, choices, chosen, details: ['function'], labels: [], timeMillis, durationNanos };
  }
  const { sampleTypes, defaultSampleType, timeMillis, durationNanos } = file.profile;
  const order = orderOfProfile(file.profile);
  return {
    format: 'pprof',
    choices: sampleTypes.map((sampleType) => ({ name: sampleType.type, sampleType, order })),
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

/** The calls of a track (a row of the tracks of the choice's order) in the order of time, or a sentence on why not. */
export function* choiceChart(
  file: ProfileFile,
  choice: number,
  track: number,
  detail: TreeDetail = {}
): Steps<Result<FlameTree, string>> {
  if (file.format === 'pprof') {
    return yield* profileChartSteps(file.profile, choice, track, { files: true, ...detail });
  }
  const { tree, order } = file.trees[choice];
  return order.kind === 'none'
    ? err(`There is no order: ${order.why}`)
    : yield* recordingChartSteps(order, tree.sampleType);
}
