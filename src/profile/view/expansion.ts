import { type CallTable, hasChildren } from './callTable';

/** Rows of a call table whose children are shown. */
export type Expansion = ReadonlySet<number>;

/** A row is shown: all above it are expanded. */
export function reveal({ parent }: CallTable, expanded: Expansion, row: number): Expansion {
  const more = new Set(expanded);
  for (let at = row; at > 0; at = parent[at]) {
    more.add(parent[at]);
  }
  return more;
}

/** Rows of another table with the paths of rows that are expanded; those that it has not are left out. */
export function sameExpansion(before: CallTable, expanded: Expansion, now: CallTable): Expansion {
  const same = new Set<number>();
  const waiting: Array<readonly [row: number, there: number]> = expanded.has(0) ? [[0, 0]] : [];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [row, there] = next;
    same.add(there);
    const byName = new Map(childrenOf(now, there).map((child) => [nameOf(now, child), child]));
    for (const child of childrenOf(before, row)) {
      const match = expanded.has(child) ? byName.get(nameOf(before, child)) : undefined;
      if (match !== undefined) {
        waiting.push([child, match]);
      }
    }
  }
  return same;
}

const nameOf = ({ tree: { names, nameIndex } }: CallTable, row: number): string => names[nameIndex[row]];

function childrenOf({ end }: CallTable, row: number): number[] {
  const children: number[] = [];
  for (let child = row + 1; child < end[row]; child = end[child]) {
    children.push(child);
  }
  return children;
}

/** The way down from a row to the child with the largest total, as long as that has most of what its parent has. */
export function expandHeaviest(table: CallTable, expanded: Expansion, row: number): Expansion {
  const { total, right } = table.tree;
  const weight = (at: number): number => total[at] + (right ? right.total[at] : 0);
  const more = new Set(expanded);
  let at = row;
  while (hasChildren(table, at) && 2 * weight(at + 1) > weight(at)) {
    more.add(at);
    at++;
  }
  return hasChildren(table, at) ? more.add(at) : more;
}
