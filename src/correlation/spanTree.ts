import { indexSpans } from './spanIndex';

/** Two share an id on purpose. More is a fault of the input, and comparing all with all would take forever. */
const MAX_SHARING = 8;

/** Rows that form a tree by ids, before they are put in order. */
export interface LooseSpans {
  readonly length: number;
  /** Traces are numbered from 0. */
  readonly trace: Int32Array;
  readonly spanId: readonly string[];
  readonly parentId: readonly string[];
  readonly service: Int32Array;
  isServer(row: number): boolean;
}

export interface Parents {
  /** Row of the parent; -1 for roots, for orphans, and where following parents would never end. */
  readonly parent: Int32Array;
  /** 1 where a row names a parent that is not among the rows. */
  readonly missingParent: Uint8Array;
  /** Cycles that were cut open. */
  readonly cycles: number;
}

/**
 * Finds each row's parent row.
 *
 * Client and server of a Zipkin call share one id: the server's row then hangs below the client's, and their children
 * below the half that ran in their own service, else below the server's.
 */
export function linkParents(spans: LooseSpans): Parents {
  const { first, next, isShared } = indexSpans(spans.trace, spans.spanId);
  const sharing = (start: number, row: number): number[] => {
    const rows: number[] = [];
    for (let other = start, seen = 0; other >= 0 && seen < MAX_SHARING; seen++, other = next[other]) {
      if (other !== row) {
        rows.push(other);
      }
    }
    return rows;
  };
  const sharingClient = (row: number): number =>
    isShared[row] && spans.isServer(row)
      ? (sharing(first(spans.trace[row], spans.spanId[row]), row).find((other) => !spans.isServer(other)) ?? -1)
      : -1;
  const bestOf = (rows: readonly number[], row: number): number =>
    rows.find((other) => spans.service[other] === spans.service[row]) ??
    rows.find((other) => rows.length > 1 && spans.isServer(other)) ??
    rows[0] ??
    -1;

  const parent = new Int32Array(spans.length).fill(-1);
  const missingParent = new Uint8Array(spans.length);
  for (let row = 0; row < spans.length; row++) {
    const id = spans.parentId[row];
    const client = sharingClient(row);
    if (client >= 0) {
      parent[row] = client;
    } else if (id) {
      const above = first(spans.trace[row], id);
      parent[row] = above >= 0 && isShared[above] ? bestOf(sharing(above, row), row) : above;
      missingParent[row] = parent[row] < 0 ? 1 : 0;
    }
  }
  return { parent, missingParent, cycles: cutCycles(parent) };
}

/** Makes a root of one row of each cycle, and counts them. */
function cutCycles(parent: Int32Array): number {
  const seenFrom = new Int32Array(parent.length).fill(-1);
  let cycles = 0;
  for (let start = 0; start < parent.length; start++) {
    let row = start;
    while (row >= 0 && seenFrom[row] < 0) {
      seenFrom[row] = start;
      const above = parent[row];
      if (above >= 0 && seenFrom[above] === start) {
        parent[above] = -1;
        cycles++;
        break;
      }
      row = above;
    }
  }
  return cycles;
}
