import { type TopRow } from './readTop';

/** Reads what `go tool pprof -list=… -unit=…` writes of one function: self and total of each of its lines that have any. */
export function readList(text: string): ReadonlyMap<number, TopRow> {
  const rows = new Map<number, TopRow>();
  for (const line of text.split('\n')) {
    const found = /^\s*(\.|\d+\D*)\s+(\.|\d+\D*)\s+(\d+):/.exec(line);
    if (found && (found[1] !== '.' || found[2] !== '.')) {
      rows.set(Number(found[3]), { self: valueOf(found[1]), total: valueOf(found[2]) });
    }
  }
  return rows;
}

const valueOf = (text: string): number => (text === '.' ? 0 : parseInt(text, 10));
