import { type FlameTree } from '../../../profile/flameTree';
import { hasFolded } from '../../../profile/foldedRows';
import { functionTotalsSteps } from '../../../profile/functions';
import { type Measure } from '../../../profile/measure';
import { type SampleType } from '../../../profile/profile';
import { type Steps } from '../../../profile/steps';
import { inSteps } from '../../../profile/turns';
import { type MissingPart, type ProfileAnswer, type Series, type SeriesAnswer, type TimeRange } from '../backend';
import { FOLDED_IN_SLICES } from '../serverFolding';
import { type Gathering } from './askParts';

/** Counts the functions of each slice, and follows some of them over the slices. */
export class FunctionGathering implements Gathering<ProfileAnswer, SeriesAnswer> {
  nothing: SeriesAnswer | undefined;
  private sampleType: SampleType | undefined;
  private readonly notices = new Set<string>();
  private readonly slices: Slice[] = [];

  constructor(
    private readonly measureOf: (sampleType: SampleType) => Measure,
    private readonly functions: readonly string[],
    private readonly limit: number,
    private readonly filter: (tree: FlameTree) => Steps<FlameTree>,
    private readonly signal: AbortSignal
  ) {}

  async add(answer: ProfileAnswer, range: TimeRange): Promise<void> {
    if (answer.kind === 'empty') {
      this.nothing ??= answer;
      this.slices.push({ range, totals: undefined });
      return;
    }
    const { tree, notices } = answer;
    this.sampleType ??= tree.sampleType;
    notices.forEach((notice) => this.notices.add(notice));
    if (hasFolded(tree)) {
      this.notices.add(FOLDED_IN_SLICES);
    }
    const filtered = await inSteps(this.filter(tree), this.signal);
    const totals = await inSteps(totalsOf(filtered), this.signal);
    this.slices.push({ range, totals });
  }

  async soFar(missing: readonly MissingPart[]): Promise<SeriesAnswer | undefined> {
    const { sampleType } = this;
    if (sampleType === undefined) {
      return undefined;
    }
    const measure = this.measureOf(sampleType);
    const slices = this.slices
      .filter(({ totals }) => totals !== undefined || measure === 'flow')
      .sort((a, b) => a.range.from - b.range.from);
    const sums = sumsOf(slices);
    const wanted = this.functions.length > 0 ? [...new Set(this.functions)] : [...sums.keys()];
    const series = wanted
      .sort((a, b) => (sums.get(b) ?? 0) - (sums.get(a) ?? 0) || (a < b ? -1 : 1))
      .slice(0, this.functions.length > 0 ? undefined : this.limit)
      .map((name) => follow(name, slices, measure));
    const notFound = wanted.filter((name) => !sums.has(name));
    return {
      kind: 'series',
      measure,
      sampleType,
      series,
      notices: [...this.notices, ...notFoundNotice(notFound)],
      ...(missing.length > 0 && { missing }),
    };
  }
}

/** Totals by function; `undefined` where there were no samples. */
interface Slice {
  readonly range: TimeRange;
  readonly totals: ReadonlyMap<string, number> | undefined;
}

function* totalsOf(tree: FlameTree): Steps<ReadonlyMap<string, number>> {
  const { name, total } = yield* functionTotalsSteps(tree);
  return new Map(name.map((each, row) => [each, total[row]]));
}

function sumsOf(slices: readonly Slice[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { totals } of slices) {
    totals?.forEach((total, name) => sums.set(name, (sums.get(name) ?? 0) + total));
  }
  return sums;
}

function follow(name: string, slices: readonly Slice[], measure: Measure): Series {
  return {
    labels: { function: name },
    times: Float64Array.from(slices, ({ range }) => endOf(range)),
    values: Float64Array.from(slices, ({ range, totals }) => {
      const total = totals?.get(name) ?? 0;
      return measure === 'flow' ? (1000 * total) / (endOf(range) - range.from) : total;
    }),
    exemplars: [],
  };
}

/** A slice holds its last millisecond too. */
const endOf = ({ to }: TimeRange): number => to + 1;

function notFoundNotice(names: readonly string[]): readonly string[] {
  return names.length > 0 ? [`No samples of ${names.join(', ')} in this range.`] : [];
}
