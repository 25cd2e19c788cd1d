import { type TimeWindow } from './timeWindow';

/** More gaps than this are taken for read, the oldest first: a window is rather skipped than counted twice. */
const MAX_RANGES = 1_000;

/** The times of which something was counted, as ranges that do not touch. */
export class ReadRanges {
  private ranges: Array<{ from: number; to: number }> = [];

  has({ from }: TimeWindow): boolean {
    return this.ranges.some((range) => from >= range.from && from < range.to);
  }

  add({ from, to }: TimeWindow): void {
    const last = this.ranges[this.ranges.length - 1];
    if (last && last.to === from) {
      last.to = to;
      return;
    }
    const apart = this.ranges.filter((range) => range.to < from || range.from > to);
    const touching = this.ranges.filter((range) => range.to >= from && range.from <= to);
    const joined = {
      from: Math.min(from, ...touching.map((range) => range.from)),
      to: Math.max(to, ...touching.map((range) => range.to)),
    };
    this.ranges = [...apart, joined].sort((a, b) => a.from - b.from);
    if (this.ranges.length > MAX_RANGES) {
      const [oldest, next, ...rest] = this.ranges;
      this.ranges = [{ from: oldest.from, to: next.to }, ...rest];
    }
  }
}
