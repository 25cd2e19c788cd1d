import { type ComparedFunctions } from '../../../datasource/query';
import { type NameTest } from '../../../profile/view/textSearch';

/** `change` and `self` sort by size, whichever way a function changed. */
export const CHANGE_COLUMNS = ['name', 'left', 'right', 'change', 'self', 'q'] as const;
export type ChangeColumn = (typeof CHANGE_COLUMNS)[number];

export interface ChangeSort {
  readonly column: ChangeColumn;
  readonly descending: boolean;
}

/** Rows of the functions that are wanted, sorted; ties keep their order. What was not tested has the largest q. */
export function sortChanges(
  functions: ComparedFunctions,
  { column, descending }: ChangeSort,
  { test, onlyReal }: { readonly test: NameTest | undefined; readonly onlyReal: boolean }
): number[] {
  const { name, isReal } = functions;
  const rows = Array.from(name.keys()).filter((row) => (!onlyReal || isReal[row]) && (!test || test(name[row])));
  const sign = descending ? -1 : 1;
  if (column === 'name') {
    const { compare } = new Intl.Collator();
    return rows.sort((a, b) => sign * compare(name[a], name[b]) || a - b);
  }
  const valueOf = valuesBy(functions, column);
  return rows.sort((a, b) => sign * (valueOf(a) - valueOf(b)) || a - b);
}

function valuesBy(
  { totalLeft, totalRight, selfLeft, selfRight, q }: ComparedFunctions,
  column: Exclude<ChangeColumn, 'name'>
): (row: number) => number {
  switch (column) {
    case 'left':
      return (row) => totalLeft[row];
    case 'right':
      return (row) => totalRight[row];
    case 'change':
      return (row) => Math.abs(totalRight[row] - totalLeft[row]);
    case 'self':
      return (row) => Math.abs(selfRight[row] - selfLeft[row]);
    case 'q':
      return (row) => q[row] ?? 2;
  }
}
