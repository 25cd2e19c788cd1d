/** Two share an id on purpose. More is a fault of the input, and comparing all with all would take forever. */
const MAX_SHARING = 8;

/** Rows that form a tree by ids, before they are put in order. */
export interface LooseSpans {
  readonly length: number;
  readonly trace: Int32Array;
  readonly spanId: readonly string[];
  readonly parentId: readonly string[];
  readonly service: Int32Array;
  readonly startMs: Float64Array;
  isServer(row: number): boolean;
}

/**
 * Finds each row's parent row; -1 for roots, for orphans, and where following parents would never end.
 *
 * Client and server of a Zipkin call share one id: the server's row then hangs below the client's, and their children
 * below the half that ran in their own service, else below the server's.
 */
export function linkParents(spans: LooseSpans): {
  readonly parent: Int32Array;
  readonly orphans: number;
  readonly cycles: number;
} {
  const first = new Map<string, number>();
  const nextOfSameId = new Int32Array(spans.length).fill(-1);
  const key = (row: number, id: string): string => `${spans.trace[row]}/${id}`;
  for (let row = spans.length - 1; row >= 0; row--) {
    if (spans.spanId[row]) {
      nextOfSameId[row] = first.get(key(row, spans.spanId[row])) ?? -1;
      first.set(key(row, spans.spanId[row]), row);
    }
  }

  const candidates = (row: number, id: string): number[] => {
    const rows: number[] = [];
    let other = first.get(key(row, id)) ?? -1;
    for (let seen = 0; other >= 0 && seen < MAX_SHARING; seen++, other = nextOfSameId[other]) {
      if (other !== row) {
        rows.push(other);
      }
    }
    return rows;
  };
  const sharingClient = (row: number): number | undefined =>
    spans.spanId[row] && spans.isServer(row)
      ? candidates(row, spans.spanId[row]).find((other) => !spans.isServer(other))
      : undefined;

  const shared = new Set([...first.values()].filter((row) => nextOfSameId[row] >= 0).map((row) => spans.spanId[row]));
  const parent = new Int32Array(spans.length).fill(-1);
  let orphans = 0;
  for (let row = 0; row < spans.length; row++) {
    const id = spans.parentId[row];
    const client = shared.has(spans.spanId[row]) ? sharingClient(row) : undefined;
    if (client !== undefined) {
      parent[row] = client;
    } else if (id) {
      const rows = shared.has(id) ? candidates(row, id) : [first.get(key(row, id)) ?? -1];
      parent[row] =
        rows.find((other) => other >= 0 && spans.service[other] === spans.service[row]) ??
        rows.find((other) => other >= 0 && rows.length > 1 && spans.isServer(other)) ??
        rows[0] ??
        -1;
      orphans += parent[row] < 0 ? 1 : 0;
    }
  }
  return { parent, orphans, cycles: cutCycles(parent) };
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

/** The rows in pre-order: traces in the order of their first row, siblings by start. Without recursion: traces nest deeply. */
export function preOrder(spans: LooseSpans, parent: Int32Array): Int32Array {
  const byStart = Int32Array.from({ length: spans.length }, (_, row) => row).sort(
    (a, b) => spans.trace[a] - spans.trace[b] || spans.startMs[a] - spans.startMs[b] || a - b
  );
  const firstChild = new Int32Array(spans.length).fill(-1);
  const nextSibling = new Int32Array(spans.length).fill(-1);
  const stack: number[] = [];
  for (let i = spans.length - 1; i >= 0; i--) {
    const row = byStart[i];
    const above = parent[row];
    if (above < 0) {
      stack.push(row);
    } else {
      nextSibling[row] = firstChild[above];
      firstChild[above] = row;
    }
  }

  const order = new Int32Array(spans.length);
  let placed = 0;
  for (let row = stack.pop(); row !== undefined; row = stack.pop()) {
    order[placed++] = row;
    if (nextSibling[row] >= 0) {
      stack.push(nextSibling[row]);
    }
    if (firstChild[row] >= 0) {
      stack.push(firstChild[row]);
    }
  }
  return order;
}
