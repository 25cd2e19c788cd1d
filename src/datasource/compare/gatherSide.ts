import { type FlameTree } from '../../profile/flameTree';
import { hasFolded } from '../../profile/foldedRows';
import { type Measure } from '../../profile/measure';
import { ROOT_NAME } from '../../profile/nameTable';
import { type SampleType } from '../../profile/profile';
import { type Slice } from '../../profile/statistics/slices';
import { type Steps } from '../../profile/steps';
import { inSteps } from '../../profile/turns';
import { type MissingPart, type ProfileAnswer, type TimeRange } from '../backends/backend';
import { type BackendError } from '../backends/error';
import { measureOfType } from '../backends/measureOfType';
import { FOLDED_IN_SLICES } from '../backends/serverFolding';
import { errorWords } from '../errorWords';
import { type SidePlan } from './sides';

/** What a side has answered so far. */
export interface GatheredSide {
  /** By time. */
  readonly slices: readonly Slice[];
  readonly measure: Measure;
  /** Whether the slices last as long as they say: a process or file may not tell how long it was looked at. */
  readonly isTimed: boolean;
  readonly notices: readonly string[];
  readonly missing: readonly MissingPart[];
}

/** Collects the slices of one side, which come in any order. */
export class SideGathering {
  private readonly answered: Array<{ readonly range: TimeRange; readonly tree: FlameTree | undefined }> = [];
  private readonly notices = new Set<string>();
  private readonly missing: MissingPart[] = [];
  private sampleType: SampleType | undefined;
  private isTimed: boolean;
  private nothing: string | undefined;

  constructor(
    private readonly plan: SidePlan,
    private readonly filter: (tree: FlameTree) => Steps<FlameTree>,
    private readonly signal: AbortSignal,
    /** Whether the ends without samples are left out, or count as what has nothing. */
    private readonly ends: 'trimmed' | 'zero' = 'trimmed'
  ) {
    this.isTimed = plan.store.backend.kind !== 'pprof';
  }

  async add(answer: ProfileAnswer, range: TimeRange): Promise<void> {
    if (answer.kind === 'empty') {
      this.nothing ??= answer.reason;
      this.answered.push({ range, tree: undefined });
      return;
    }
    const { tree, notices, seconds } = answer;
    this.sampleType ??= tree.sampleType;
    notices.forEach((notice) => this.notices.add(notice));
    if (hasFolded(tree)) {
      this.notices.add(FOLDED_IN_SLICES);
    }
    const filtered = await inSteps(this.filter(tree), this.signal);
    if (seconds !== undefined) {
      this.isTimed = true;
    }
    const covered = seconds === undefined ? range : { from: range.from, to: range.from + seconds * 1000 };
    this.answered.push({ range: covered, tree: filtered });
  }

  fail(error: BackendError, range: TimeRange): void {
    this.missing.push({ range, error });
  }

  /** `undefined` where no slice has samples. */
  soFar(): GatheredSide | undefined {
    const { sampleType } = this;
    if (sampleType === undefined) {
      return undefined;
    }
    const measure = measureOfType(this.plan.store.backend.kind, this.plan.query.profileTypeId, sampleType);
    const inOrder = [...this.answered].sort((a, b) => a.range.from - b.range.from);
    const first = inOrder.findIndex(({ tree }) => tree);
    const last = inOrder.length - 1 - [...inOrder].reverse().findIndex(({ tree }) => tree);
    // Before the first samples, and after the last ones, there was nothing to measure. In a pause nothing ran; a level
    // has no value in it, since nobody looked.
    const isZero = this.ends === 'zero';
    const within = isZero ? inOrder : inOrder.slice(first, last + 1);
    const seen = within.filter(({ tree }) => tree !== undefined || measure === 'flow' || isZero);
    const silent = inOrder.length - within.length;
    return {
      slices: seen.map(({ range, tree = emptyTree(sampleType) }) => ({ ...range, tree })),
      measure,
      isTimed: this.isTimed,
      notices: [...this.notices, ...(silent > 0 ? [silentWords(this.plan.title, silent, inOrder.length)] : [])],
      missing: this.missing,
    };
  }

  get failures(): readonly MissingPart[] {
    return this.missing;
  }

  /** Why there are no slices. */
  problem(): string {
    const error = this.missing[0]?.error;
    return this.nothing ?? (error ? errorWords(error) : 'It has no samples.');
  }
}

const silentWords = (title: string, silent: number, of: number): string =>
  `${title}: ${silent} of ${of} slices at the ends have no samples, and count for nothing.`;

/** A profile without samples. */
export const emptyTree = (sampleType: SampleType): FlameTree => ({
  sampleType,
  names: [ROOT_NAME],
  level: Int32Array.of(0),
  nameIndex: Int32Array.of(0),
  self: Float64Array.of(0),
  total: Float64Array.of(0),
});
