import { Function, Label, Line, Location, Profile, Sample, StringTable, ValueType } from 'pprof-format';
import { gzipSync } from 'node:zlib';

export interface TestSample {
  /** Frames from the root, separated by semicolons. */
  readonly stack: string;
  readonly cpuMillis: number;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A CPU profile (samples:count, cpu:nanoseconds) as an SDK uploads it. */
export function cpuPprof(samples: readonly TestSample[], timeMillis: number): Uint8Array<ArrayBuffer> {
  const stringTable = new StringTable();
  const text = (value: string): number => stringTable.dedup(value);
  const type = (name: string, unit: string): ValueType => new ValueType({ type: text(name), unit: text(unit) });
  const names = [...new Set(samples.flatMap(({ stack }) => stack.split(';')))];
  const idOf = (name: string): number => names.indexOf(name) + 1;
  const profile = new Profile({
    stringTable,
    sampleType: [type('samples', 'count'), type('cpu', 'nanoseconds')],
    periodType: type('cpu', 'nanoseconds'),
    period: 10_000_000,
    timeNanos: BigInt(timeMillis) * 1_000_000n,
    durationNanos: 5_000_000_000,
    function: names.map((name) => new Function({ id: idOf(name), name: text(name), filename: text('checkout.ts') })),
    location: names.map(
      (name) => new Location({ id: idOf(name), line: [new Line({ functionId: idOf(name), line: 1 })] })
    ),
    sample: samples.map(
      ({ stack, cpuMillis, labels = {} }) =>
        new Sample({
          locationId: stack.split(';').reverse().map(idOf),
          value: [Math.ceil(cpuMillis / 10), cpuMillis * 1e6],
          label: Object.entries(labels).map(([key, value]) => new Label({ key: text(key), str: text(value) })),
        })
    ),
  });
  return new Uint8Array(gzipSync(profile.encode()));
}
