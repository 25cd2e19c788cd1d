/** Self and total of a function. */
export interface TopRow {
  readonly self: number;
  readonly total: number;
}

/** Reads what `go tool pprof -top -unit=…` writes. Rows whose functions differ only in being inlined are added up. */
export function readTop(text: string): ReadonlyMap<string, TopRow> {
  const rows = new Map<string, TopRow>();
  for (const line of text.split('\n')) {
    const found = /^\s*(-?\d+)\D*\s+\S+%?\s+\S+%\s+(-?\d+)\D*\s+\S+%?\s{2}(.*)$/.exec(line);
    if (found) {
      const name = found[3].replace(/ \((partial-)?inline\)$/, '');
      rows.set(name, { self: Number(found[1]), total: Number(found[2]) });
    }
  }
  return rows;
}
