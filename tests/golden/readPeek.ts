/** What flows between a function and its direct callers and callees. */
export interface Peek {
  readonly total: number;
  readonly callers: ReadonlyMap<string, number>;
  readonly callees: ReadonlyMap<string, number>;
}

/** Reads what `go tool pprof -peek=… -unit=…` writes of one function: callers above its row, callees below. */
export function readPeek(text: string): Peek {
  const callers = new Map<string, number>();
  const callees = new Map<string, number>();
  let total = NaN;
  for (const line of text.split('\n')) {
    const own = /^\s*\d+\D*\s+\S+%?\s+\S+%\s+(\d+)\D*\s+\S+%?\s+\| \S/.exec(line);
    const context = /^\s+(\d+)\D*\s+\S+%? \| {3}(\S.*)$/.exec(line);
    if (own) {
      total = Number(own[1]);
    } else if (context) {
      const side = Number.isNaN(total) ? callers : callees;
      side.set(context[2].replace(/ \((partial-)?inline\)$/, ''), Number(context[1]));
    }
  }
  return { total, callers, callees };
}
