import { type SpanTable } from '../spanTable';

/** Where the wall time of a span went, as far as its trace tells; ms. */
export interface SpanTime {
  readonly wallMs: number;
  /** Time in which at least one direct child ran. */
  readonly childrenMs: number;
  /** Time in which none ran. */
  readonly selfMs: number;
  readonly biggestChild: ChildTime | undefined;
}

/** Children of one name in one service. */
export interface ChildTime {
  /** The longest of them. */
  readonly row: number;
  readonly name: string;
  /** Time in which at least one of them ran. */
  readonly ms: number;
  readonly count: number;
}

/**
 * Children that overlap are counted once, and only as long as their parent ran: a child may outlive it, or start before
 * it where clocks differ.
 */
export function spanTime(table: SpanTable, row: number): SpanTime {
  const start = table.startMs[row];
  const wallMs = table.durationMs[row];
  const all = new Covered();
  const groups = new Map<string, { covered: Covered; row: number; count: number }>();
  for (let child = row + 1; child < table.end[row]; child = table.end[child]) {
    const from = Math.max(0, table.startMs[child] - start);
    const to = Math.min(wallMs, table.startMs[child] + table.durationMs[child] - start);
    const key = `${table.service[child]} ${table.name[child]}`;
    const group = groups.get(key) ?? { covered: new Covered(), row: child, count: 0 };
    groups.set(key, group);
    group.count++;
    group.row = table.durationMs[child] > table.durationMs[group.row] ? child : group.row;
    all.add(from, to);
    group.covered.add(from, to);
  }
  const biggest = [...groups.values()].reduce<{ covered: Covered; row: number; count: number } | undefined>(
    (best, group) => (group.covered.ms > (best?.covered.ms ?? 0) ? group : best),
    undefined
  );
  return {
    wallMs,
    childrenMs: all.ms,
    selfMs: wallMs - all.ms,
    biggestChild: biggest && {
      row: biggest.row,
      name: table.name[biggest.row],
      ms: biggest.covered.ms,
      count: biggest.count,
    },
  };
}

/** The length of a union of intervals, which must come by ascending start, as siblings stand in the table. */
class Covered {
  ms = 0;
  private end = 0;

  add(from: number, to: number): void {
    const start = Math.max(from, this.end);
    if (to > start) {
      this.ms += to - start;
      this.end = to;
    }
  }
}
