import { type CallTable, childrenOf } from '../../../profile/view/callTable';

/** Rows of a tree that were opened, the root among them from the start. */
export type OpenRows = ReadonlySet<number>;

export const ROOT_OPEN: OpenRows = new Set([0]);

/** The rows that are seen: the root, and the children of each that is seen and open. Takes time for what is seen only. */
export function visibleCalls(table: CallTable, open: OpenRows): readonly number[] {
  const visible: number[] = [];
  const waiting = [0];
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    visible.push(row);
    if (open.has(row)) {
      waiting.push(...childrenOf(table, row).reverse());
    }
  }
  return visible;
}

/** Opens the way down from a row along its heaviest children, as far as it is the only one that counts. */
export function openHotPath(table: CallTable, open: OpenRows, row: number): OpenRows {
  const opened = new Set(open);
  let at = row;
  for (;;) {
    opened.add(at);
    const [child] = childrenOf(table, at);
    if (child === undefined || table.tree.total[child] * 2 < table.tree.total[at]) {
      return opened;
    }
    at = child;
  }
}

/** With all rows above a row open, so that it is seen. */
export function openTo({ parent }: CallTable, open: OpenRows, row: number): OpenRows {
  const opened = new Set(open);
  for (let at = row; at > 0; at = parent[at]) {
    opened.add(parent[at]);
  }
  return opened;
}
