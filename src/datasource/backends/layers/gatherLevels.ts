import { type FlameTree } from '../../../profile/flameTree';
import { TreeSum } from '../../../profile/mergeTrees';
import { ROOT_NAME } from '../../../profile/nameTable';
import { type Result } from '../../../profile/result';
import { type Steps } from '../../../profile/steps';
import { subtractTreesSteps } from '../../../profile/subtractTrees';
import { inSteps } from '../../../profile/turns';
import { type MissingPart, type ProfileAnswer } from '../backend';
import { type BackendError } from '../error';
import { type LabelGroup } from './labelGroups';

type Profile = Extract<ProfileAnswer, { readonly kind: 'profile' }>;

/** Adds up the profiles of groups, each below the names of its values, and what of the whole one is in none of them. */
export class LevelGathering {
  private readonly levels: TreeSum;
  private readonly known: TreeSum;
  private readonly notices: Set<string>;
  private readonly missing: MissingPart[];
  private readonly failed: string[] = [];

  constructor(
    private readonly labels: readonly string[],
    private readonly whole: Profile,
    private readonly signal: AbortSignal
  ) {
    const { tree, notices, missing = [] } = whole;
    const columns = { right: false, files: tree.files !== undefined };
    this.levels = new TreeSum(tree.sampleType, columns);
    this.known = new TreeSum(tree.sampleType, columns);
    this.notices = new Set(notices);
    this.missing = [...missing];
  }

  /** A group that could not be read is a part of the others. */
  async add(answer: Result<ProfileAnswer, BackendError>, { names }: LabelGroup): Promise<void> {
    if (!answer.ok) {
      this.failed.push(names.join(', '));
      return;
    }
    if (answer.value.kind === 'empty') {
      return;
    }
    const { tree, notices, missing = [] } = answer.value;
    await inSteps(this.levels.addSteps(tree, names), this.signal);
    await inSteps(this.known.addSteps(tree), this.signal);
    notices.forEach((notice) => this.notices.add(notice));
    this.missing.push(...missing);
  }

  async finish(groups: readonly LabelGroup[], hasMore: boolean): Promise<Profile> {
    const others = await inSteps(this.addOthers(), this.signal);
    const tree = await inSteps(this.levels.finishSteps(), this.signal);
    const notices = [...this.said(groups, hasMore), ...others, ...this.notices];
    return { kind: 'profile', tree, notices, ...(this.missing.length > 0 && { missing: this.missing }) };
  }

  /** Where the stacks of the rest cannot be told, it is a lone row. */
  private *addOthers(): Steps<readonly string[]> {
    const { tree } = this.whole;
    const known = yield* this.known.finishSteps();
    const rest = yield* subtractTreesSteps(tree, known);
    if (rest) {
      if (rest.total[0] > 0) {
        yield* this.levels.addSteps(rest, this.otherNames);
      }
      return [];
    }
    const value = tree.total[0] - known.total[0];
    if (value <= 0) {
      return [];
    }
    this.levels.add(lone(value, tree), this.otherNames);
    return [`What is below ${this.otherNames.join(' → ')} has no stacks, since the server folded some away.`];
  }

  private said(groups: readonly LabelGroup[], hasMore: boolean): readonly string[] {
    const others = this.otherNames.join(' → ');
    const unknown = this.labels.filter((_, at) => groups.every(({ values }) => values[at] === ''));
    return [
      ...(hasMore
        ? [`The ${groups.length} largest values of ${this.labels.join(' with ')} are shown; ${others} is the rest.`]
        : []),
      ...(this.failed.length > 0
        ? [`Could not be read alone, and is a part of ${others}: ${this.failed.join('; ')}.`]
        : []),
      ...(unknown.length > 0 ? [`No series has the label ${unknown.join(', ')} in this range.`] : []),
    ];
  }

  private get otherNames(): readonly string[] {
    return this.labels.map((label) => `(other ${label})`);
  }
}

const lone = (value: number, { sampleType }: FlameTree): FlameTree => ({
  sampleType,
  names: [ROOT_NAME],
  level: Int32Array.of(0),
  nameIndex: Int32Array.of(0),
  self: Float64Array.of(value),
  total: Float64Array.of(value),
});
