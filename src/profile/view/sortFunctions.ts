import { type NameTest } from './textSearch';

/** Columns of equal length, a row per function; the right side of a comparison where there is one. */
export interface FunctionColumns {
  readonly name: readonly string[];
  readonly self: ArrayLike<number>;
  readonly total: ArrayLike<number>;
  readonly right?: { readonly self: ArrayLike<number>; readonly total: ArrayLike<number> };
}

/**
 * `selfRight` and `totalRight` are of the right side; `selfChange` and `totalChange` are the right side less the left.
 * Without a right side they are all 0.
 */
export type FunctionColumn = 'name' | 'self' | 'total' | 'selfRight' | 'totalRight' | 'selfChange' | 'totalChange';

export interface SortBy<Column extends FunctionColumn = FunctionColumn> {
  readonly column: Column;
  readonly descending: boolean;
}

/** Rows of the functions whose name passes the test (all without one), sorted; ties keep their order. */
export function sortFunctions(
  functions: FunctionColumns,
  matches: NameTest | undefined,
  { column, descending }: SortBy
): Int32Array {
  const rows = matchingRows(functions, matches);
  const { name } = functions;
  const sign = descending ? -1 : 1;
  if (column === 'name') {
    const { compare } = new Intl.Collator();
    return rows.sort((a, b) => sign * compare(name[a], name[b]) || a - b);
  }
  const values = valuesOf(functions, column);
  return rows.sort((a, b) => sign * (values[a] - values[b]) || a - b);
}

function matchingRows({ name }: FunctionColumns, matches: NameTest | undefined): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < name.length; row++) {
    if (!matches || matches(name[row])) {
      rows.push(row);
    }
  }
  return Int32Array.from(rows);
}

/** A column of numbers, row by row. */
export function valuesOf(functions: FunctionColumns, column: Exclude<FunctionColumn, 'name'>): ArrayLike<number> {
  const {
    self,
    total,
    right = { self: new Float64Array(self.length), total: new Float64Array(total.length) },
  } = functions;
  switch (column) {
    case 'self':
      return self;
    case 'total':
      return total;
    case 'selfRight':
      return right.self;
    case 'totalRight':
      return right.total;
    case 'selfChange':
      return functions.right ? Float64Array.from(self, (value, row) => right.self[row] - value) : right.self;
    case 'totalChange':
      return functions.right ? Float64Array.from(total, (value, row) => right.total[row] - value) : right.total;
  }
}
