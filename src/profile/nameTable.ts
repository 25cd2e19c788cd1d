/** Name of row 0 of every tree: all samples. */
export const ROOT_NAME = 'total';

/** Of frames without a name: a row that has none could not be read, found or asked for. */
const NO_NAME = '(no name)';

/** Distinct frame names, each with a row. Row 0 is the root's. */
export class NameTable {
  readonly names: string[] = [ROOT_NAME];
  private readonly rows = new Map<string, number>([[ROOT_NAME, 0]]);

  row(name: string): number {
    let row = this.rows.get(name);
    if (row === undefined) {
      row = name === '' ? this.row(NO_NAME) : this.names.push(name) - 1;
      this.rows.set(name, row);
    }
    return row;
  }

  /** Of each name its row. */
  rowsOf(names: readonly string[]): Int32Array {
    // A mapping function costs twice as much as looking up.
    const rows = new Int32Array(names.length);
    for (let at = 0; at < names.length; at++) {
      rows[at] = this.row(names[at]);
    }
    return rows;
  }
}
