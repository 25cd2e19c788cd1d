/** Units that Grafana's flame graph shows as time, memory or a count; everything else it takes for a count. */
export type GrafanaUnit = 'ns' | 'bytes' | 'short';

export interface UnitScale {
  readonly unit: GrafanaUnit;
  /** What a value is multiplied by to be in `unit`. */
  readonly scale: number;
}

const KIBI = 1024;

/** Spellings as in google/pprof's internal/measurement, singular; memory units there are powers of 1024. */
const UNITS: ReadonlyMap<string, UnitScale> = new Map([
  ...spellings('ns', 1, ['ns', 'nanosecond']),
  ...spellings('ns', 1e3, ['us', 'µs', 'μs', 'microsecond']),
  ...spellings('ns', 1e6, ['ms', 'millisecond']),
  ...spellings('ns', 1e9, ['s', 'sec', 'second']),
  ...spellings('ns', 60e9, ['min', 'minute']),
  ...spellings('ns', 3600e9, ['hr', 'hour']),
  ...spellings('bytes', 1, ['b', 'byte']),
  ...spellings('bytes', KIBI, ['kb', 'kbyte', 'kilobyte']),
  ...spellings('bytes', KIBI ** 2, ['mb', 'mbyte', 'megabyte']),
  ...spellings('bytes', KIBI ** 3, ['gb', 'gbyte', 'gigabyte']),
]);

/** The unit in which Grafana shows values of a pprof unit such as `nanoseconds`, `bytes` or `count`. */
export function grafanaUnit(pprofUnit: string): UnitScale {
  const name = pprofUnit.toLowerCase();
  return UNITS.get(name) ?? UNITS.get(name.replace(/s$/, '')) ?? { unit: 'short', scale: 1 };
}

function spellings(unit: GrafanaUnit, scale: number, names: readonly string[]): Array<[string, UnitScale]> {
  return names.map((name) => [name, { unit, scale }]);
}
