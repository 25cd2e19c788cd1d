import { type Profile, type Sample } from 'pprof-format';

/**
 * What changed from one snapshot to a later one, in the later one: values less those of the same stack before, stacks
 * that did not change left out. Values may be negative, as two's complement. As in Go, the delta has no default type.
 */
export function heapDelta(before: Profile, after: Profile, seconds: number): Profile {
  const known = new Map(before.sample.map((sample) => [stackOf(before, sample), sample.value.map(BigInt)]));
  after.sample = after.sample.filter((sample) => {
    const old = known.get(stackOf(after, sample)) ?? [];
    sample.value = sample.value.map((value, column) => BigInt.asUintN(64, BigInt(value) - (old[column] ?? 0n)));
    return sample.value.some((value) => value !== 0n);
  });
  after.durationNanos = BigInt(Math.round(seconds * 1e9));
  after.defaultSampleType = 0;
  return after;
}

/** Names and lines of a stack as text: ids differ from snapshot to snapshot. */
function stackOf(profile: Profile, sample: Sample): string {
  const frames = sample.locationId.flatMap((id) => {
    const lines = profile.location.find((location) => location.id === id)?.line ?? [];
    return lines.map(({ functionId, line }) => {
      const called = profile.function.find((one) => one.id === functionId);
      const text = (row: number | bigint = 0): string => profile.stringTable.strings[Number(row)];
      return [text(called?.name), text(called?.filename), String(line)];
    });
  });
  return JSON.stringify(frames);
}
