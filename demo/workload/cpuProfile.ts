import { type Profile, type Sample, ValueType } from 'pprof-format';

/**
 * Turns what `@datadog/pprof` records into the CPU profile that a Pyroscope SDK uploads, in place.
 *
 * The recorder ticks on the wall clock and notes how much CPU time the thread used since its last tick
 * (`sample:count`, `wall:nanoseconds`, `cpu:nanoseconds`). Of those, CPU time is kept as measured; ticks that used none
 * (the process waited) are not part of a CPU profile; the wall column is dropped. What is left is
 * `samples:count, cpu:nanoseconds` per `cpu:nanoseconds`, which servers name `process_cpu`.
 *
 * @param fromMillis start of the window, ms since the epoch: the time that a CPU profile is stamped with
 * @param periodNanos the recorder's tick
 */
export function cpuProfileOf(wall: Profile, fromMillis: number, periodNanos: number): Profile {
  const strings = wall.stringTable;
  const columnOf = (type: string): number => {
    const row = strings.dedup(type);
    const column = wall.sampleType.findIndex((sampleType) => Number(sampleType.type) === row);
    if (column < 0) {
      throw new Error(`The recorded profile has no ${type} column`);
    }
    return column;
  };
  const ticks = columnOf('sample');
  const cpu = columnOf('cpu');
  wall.sample = wall.sample
    .filter((sample) => Number(sample.value[cpu]) > 0)
    .map((sample) => withValues(sample, [sample.value[ticks], sample.value[cpu]]));
  const cpuNanos = new ValueType({ type: strings.dedup('cpu'), unit: strings.dedup('nanoseconds') });
  wall.sampleType = [new ValueType({ type: strings.dedup('samples'), unit: strings.dedup('count') }), cpuNanos];
  wall.periodType = cpuNanos;
  wall.period = periodNanos;
  wall.timeNanos = BigInt(fromMillis) * 1_000_000n;
  return wall;
}

function withValues(sample: Sample, value: Sample['value']): Sample {
  sample.value = value;
  return sample;
}
