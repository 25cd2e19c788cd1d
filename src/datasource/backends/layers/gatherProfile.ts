import { TreeSum } from '../../../profile/mergeTrees';
import { inSteps } from '../../../profile/turns';
import { type MissingPart, type ProfileAnswer } from '../backend';
import { type Gathering } from './askParts';

/** Adds up the trees of parts. */
export class ProfileGathering implements Gathering<ProfileAnswer, ProfileAnswer> {
  nothing: ProfileAnswer | undefined;
  private sum: TreeSum | undefined;
  private readonly notices = new Set<string>();

  constructor(
    private readonly hasFiles: boolean,
    private readonly signal: AbortSignal
  ) {}

  async add(answer: ProfileAnswer): Promise<void> {
    if (answer.kind === 'empty') {
      this.nothing ??= answer;
      return;
    }
    const { tree, notices } = answer;
    this.sum ??= new TreeSum(tree.sampleType, { right: false, files: this.hasFiles });
    await inSteps(this.sum.addSteps(tree), this.signal);
    notices.forEach((notice) => this.notices.add(notice));
  }

  async soFar(missing: readonly MissingPart[]): Promise<ProfileAnswer | undefined> {
    const { sum } = this;
    if (!sum) {
      return undefined;
    }
    const tree = await inSteps(sum.finishSteps(), this.signal);
    return { kind: 'profile', tree, notices: [...this.notices], ...(missing.length > 0 && { missing }) };
  }
}
