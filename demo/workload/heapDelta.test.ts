import { Function, Line, Location, Profile, Sample, StringTable, ValueType } from 'pprof-format';

import { heapDelta } from './heapDelta';

/** One sample for each name, ids in another order every time. */
function snapshot(values: Readonly<Record<string, number>>): Profile {
  const stringTable = new StringTable();
  const type = new ValueType({ type: stringTable.dedup('inuse_space'), unit: stringTable.dedup('bytes') });
  const names = Object.keys(values);
  return new Profile({
    stringTable,
    sampleType: [type],
    sample: names.map((name, row) => new Sample({ locationId: [row + 1], value: [values[name]] })),
    location: names.map((_, row) => new Location({ id: row + 1, line: [new Line({ functionId: row + 1, line: 1 })] })),
    function: names.map((name, row) => new Function({ id: row + 1, name: stringTable.dedup(name) })),
  });
}

test('grown, shrunk and new stacks are left, by their names; the others are not', () => {
  const delta = heapDelta(
    snapshot({ same: 5, grown: 10, shrunk: 7 }),
    snapshot({ fresh: 3, shrunk: 4, grown: 12, same: 5 }),
    2
  );
  const values = delta.sample.map(({ value, locationId }) => [
    delta.stringTable.strings[Number(delta.function[Number(locationId[0]) - 1].name)],
    BigInt.asIntN(64, BigInt(value[0])),
  ]);
  expect(values).toEqual([
    ['fresh', 3n],
    ['shrunk', -3n],
    ['grown', 2n],
  ]);
  expect(delta.durationNanos).toBe(2_000_000_000n);
});
