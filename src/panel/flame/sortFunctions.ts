import { type FunctionColumns } from '../../datasource/query';

export interface SortBy {
  readonly column: 'name' | 'self' | 'total';
  readonly descending: boolean;
}

/** Rows of the functions whose name holds the text, in any case, sorted; ties keep their order. */
export function sortFunctions(functions: FunctionColumns, search: string, { column, descending }: SortBy): Int32Array {
  const wanted = search.trim().toLowerCase();
  const rows = functions.name.map((_, row) => row).filter((row) => functions.name[row].toLowerCase().includes(wanted));
  const { name, [column]: values } = functions;
  const compare = (a: number, b: number): number =>
    column === 'name' ? name[a].localeCompare(name[b]) : Number(values[a]) - Number(values[b]);
  return Int32Array.from(rows).sort((a, b) => (descending ? compare(b, a) : compare(a, b)) || a - b);
}
