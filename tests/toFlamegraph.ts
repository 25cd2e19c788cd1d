import { type FlameTree } from '../src/profile/flameTree';

/** A tree as Pyroscope writes it: bars of each level, with the offset to the one before, total, self and name. */
export function toFlamegraph({ level, names, nameIndex, self, total }: FlameTree): unknown {
  const levels: number[][] = [];
  const ends: number[] = [];
  const starts: number[] = [];
  for (let row = 0; row < level.length; row++) {
    const depth = level[row];
    const start = depth === 0 ? 0 : starts[depth - 1];
    levels[depth] ??= [];
    levels[depth].push(start - (ends[depth] ?? 0), total[row], self[row], nameIndex[row]);
    ends[depth] = start + total[row];
    starts[depth] = start;
    if (depth > 0) {
      starts[depth - 1] += total[row];
    }
  }
  return { names, levels: levels.map((values) => ({ values: values.map(String) })), total: String(total[0]) };
}
