import { type SpanTable, type TraceRows } from '../../correlation/spanTable';

export interface SpanFilter {
  /** Text in the name, the service or the span id, in any case; empty finds all. */
  readonly search: string;
  readonly onlyWithProfile: boolean;
  /** Rows whose descendants are hidden. They are shown anyway where a filter found one of them. */
  readonly collapsed: ReadonlySet<number>;
}

/** The rows of a trace to list: all that are not collapsed away, or those that a filter finds, below their ancestors. */
export function visibleRows(table: SpanTable, trace: TraceRows, filter: SpanFilter): Int32Array {
  const search = filter.search.trim().toLowerCase();
  return search || filter.onlyWithProfile ? found(table, trace, filter, search) : uncollapsed(table, trace, filter);
}

function uncollapsed(table: SpanTable, trace: TraceRows, { collapsed }: SpanFilter): Int32Array {
  const rows: number[] = [];
  for (let row = trace.from; row < trace.to; row = collapsed.has(row) ? table.end[row] : row + 1) {
    rows.push(row);
  }
  return Int32Array.from(rows);
}

function found(table: SpanTable, trace: TraceRows, { onlyWithProfile }: SpanFilter, search: string): Int32Array {
  const services = table.services.map((service) => service.toLowerCase().includes(search));
  const shown = new Uint8Array(trace.to - trace.from);
  for (let row = trace.from; row < trace.to; row++) {
    const isFound =
      (!onlyWithProfile || table.profileId[row] !== '') &&
      (services[table.service[row]] ||
        table.name[row].toLowerCase().includes(search) ||
        table.spanId[row].includes(search));
    for (let above = isFound ? row : -1; above >= 0 && !shown[above - trace.from]; above = table.parent[above]) {
      shown[above - trace.from] = 1;
    }
  }
  const rows: number[] = [];
  shown.forEach((is, i) => is && rows.push(trace.from + i));
  return Int32Array.from(rows);
}
