import { type Exemplar, type HeatmapAnswer, type HeatmapSlot, type MissingPart, type TimeRange } from '../backend';
import { type Gathering } from './askParts';

/**
 * Puts the slots of parts behind one another, each with the buckets of its part. The last slot of a part reaches into the
 * next one, whose first slot holds all of that step: it is left out, unless it is the last of the whole range.
 */
export class HeatmapGathering implements Gathering<HeatmapAnswer, HeatmapAnswer> {
  nothing: HeatmapAnswer | undefined;
  private hasFound = false;
  private readonly slots: HeatmapSlot[] = [];
  private readonly exemplars: Exemplar[] = [];
  private readonly notices = new Set<string>();

  constructor(
    private readonly whole: TimeRange,
    private readonly step: number
  ) {}

  async add(answer: HeatmapAnswer, { to }: TimeRange): Promise<void> {
    if (answer.kind === 'empty') {
      this.nothing ??= answer;
      return;
    }
    this.hasFound = true;
    const end = to === this.whole.to ? Infinity : to + 1 - this.step;
    this.slots.push(...answer.slots.filter(({ time }) => time <= end));
    this.exemplars.push(...answer.exemplars.filter(({ time }) => time <= end));
    answer.notices.forEach((notice) => this.notices.add(notice));
  }

  async soFar(missing: readonly MissingPart[]): Promise<HeatmapAnswer | undefined> {
    return this.hasFound
      ? {
          kind: 'heatmap',
          slots: [...this.slots].sort((a, b) => a.time - b.time),
          exemplars: this.exemplars,
          notices: [...this.notices],
          ...(missing.length > 0 && { missing }),
        }
      : undefined;
  }
}
