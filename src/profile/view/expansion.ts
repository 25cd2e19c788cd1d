import { type CallTable, hasChildren } from './callTable';

/** Rows of a call table whose children are shown. */
export type Expansion = ReadonlySet<number>;

export function toggleRow(expanded: Expansion, row: number): Expansion {
  const toggled = new Set(expanded);
  if (!toggled.delete(row)) {
    toggled.add(row);
  }
  return toggled;
}

/** Everything below a row is shown. */
export function expandBelow(table: CallTable, expanded: Expansion, row: number): Expansion {
  const more = new Set(expanded);
  for (let at = row; at < table.end[row]; at++) {
    if (hasChildren(table, at)) {
      more.add(at);
    }
  }
  return more;
}

/** Neither the children of a row nor, once they are shown again, what is below them. */
export const collapseBelow = ({ end }: CallTable, expanded: Expansion, row: number): Expansion =>
  new Set(Array.from(expanded).filter((at) => at < row || at >= end[row]));

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
