/** One measured comparison. `ratio` is above 1 where ours is better. */
export interface BenchResult {
  readonly name: string;
  readonly rival: string;
  readonly ours: number;
  readonly theirs: number;
  readonly unit: 'ms' | 'MB' | 'times' | 'requests' | 'hours' | 'per run' | 'missed';
  readonly ratio: number;
}

/** Prints results as they come: a row of a table, or with `--json` one object a line. */
export function report(name: string, rival: string, unit: BenchResult['unit'], ours: number, theirs: number): void {
  const result: BenchResult = {
    name,
    rival,
    ours: round(ours),
    theirs: round(theirs),
    unit,
    ratio: round(theirs / ours),
  };
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify(result));
    return;
  }
  const values = `${result.ours} ${unit} to ${result.theirs} ${unit}`;
  console.log(`${name.padEnd(24)} ${rival.padEnd(32)} ${values.padEnd(30)} ${result.ratio}`);
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
