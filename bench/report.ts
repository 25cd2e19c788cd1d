/** One measured comparison. `ratio` is above 1 where ours is better; it and `theirs` are null where the rival failed. */
export interface BenchResult {
  readonly name: string;
  readonly rival: string;
  readonly ours: number;
  readonly theirs: number | null;
  readonly unit: 'ms' | 'MB' | 'times' | 'requests' | 'hours' | 'per run' | 'missed';
  readonly ratio: number | null;
  /** How the rival failed. */
  readonly failure?: string;
}

/** Prints results as they come: a row of a table, or with `--json` one object a line. */
export function report(name: string, rival: string, unit: BenchResult['unit'], ours: number, theirs: number): void {
  print({ name, rival, ours: round(ours), theirs: round(theirs), unit, ratio: round(theirs / ours) });
}

/** As `report`, where the rival can't do it at all. */
export function reportFailure(
  name: string,
  rival: string,
  unit: BenchResult['unit'],
  ours: number,
  failure: string
): void {
  print({ name, rival, ours: round(ours), theirs: null, unit, ratio: null, failure });
}

function print(result: BenchResult): void {
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify(result));
    return;
  }
  const { name, rival, ours, theirs, unit, ratio, failure } = result;
  const values = `${ours} ${unit} to ${failure ?? `${theirs} ${unit}`}`;
  console.log(`${name.padEnd(24)} ${rival.padEnd(32)} ${values.padEnd(30)} ${ratio ?? ''}`);
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
