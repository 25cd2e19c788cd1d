import { type TopRow } from './readTop';

/** Reads what `go tool pprof -disasm=… -unit=…` writes of one function: self and total of each instruction, by address. */
export function readDisasm(text: string): ReadonlyMap<string, TopRow> {
  const rows = new Map<string, TopRow>();
  for (const [, self, total, address] of text.matchAll(/^\s*(\.|\d+)\D*\s+(\.|\d+)\D*\s+([0-9a-f]+): /gm)) {
    rows.set(address, { self: valueOf(self), total: valueOf(total) });
  }
  return rows;
}

const valueOf = (text: string): number => (text === '.' ? 0 : Number(text));
