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
