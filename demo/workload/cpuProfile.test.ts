import { Profile, Sample, StringTable, ValueType } from 'pprof-format';

import { cpuProfileOf } from './cpuProfile';

function recorded(values: ReadonlyArray<readonly [number, number, number]>): Profile {
  const stringTable = new StringTable();
  const type = (name: string, unit: string): ValueType =>
    new ValueType({ type: stringTable.dedup(name), unit: stringTable.dedup(unit) });
  return new Profile({
    stringTable,
    sampleType: [type('sample', 'count'), type('wall', 'nanoseconds'), type('cpu', 'nanoseconds')],
    periodType: type('wall', 'nanoseconds'),
    period: 2_000_000,
    sample: values.map((value) => new Sample({ locationId: [1], value: [...value] })),
  });
}

test('CPU time is kept, ticks without any are dropped, and so is the wall clock', () => {
  const cpu = cpuProfileOf(
    recorded([
      [1, 2_000_000, 1_900_000],
      [30, 60_000_000, 0],
      [2, 4_000_000, 3_100_000],
    ]),
    1_700_000_000_123,
    2_000_000
  );
  const read = Profile.decode(cpu.encode());
  const text = (row: number | bigint): string => read.stringTable.strings[Number(row)];
  expect(read.sampleType.map(({ type, unit }) => `${text(type)}:${text(unit)}`)).toEqual([
    'samples:count',
    'cpu:nanoseconds',
  ]);
  expect(read.sample.map(({ value }) => value.map(Number))).toEqual([
    [1, 1_900_000],
    [2, 3_100_000],
  ]);
  expect(`${text(read.periodType!.type)}:${text(read.periodType!.unit)}`).toBe('cpu:nanoseconds');
  expect(BigInt(read.timeNanos)).toBe(1_700_000_000_123_000_000n);
});

test('a recording without CPU time is refused', () => {
  const wall = recorded([]);
  wall.sampleType = wall.sampleType.slice(0, 2);
  expect(() => cpuProfileOf(wall, 0, 1)).toThrow('has no cpu column');
});
