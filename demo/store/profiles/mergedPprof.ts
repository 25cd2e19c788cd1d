import { Function, Line, Location, Mapping, Profile, Sample, StringTable, ValueType } from 'pprof-format';
import { gunzipSync } from 'node:zlib';

import { type SampleType } from '../../../src/profile/profile';
import { inGroups } from './inGroups';
import { keptSamples, type SampleFilter } from './keepSamples';
import { type StoredSeries, valueOf } from './series';

type Row = ReturnType<StringTable['dedup']>;

/** What a filter leaves of several series of one sample type as one pprof, without the labels of its samples. */
export function mergedPprof(found: readonly StoredSeries[], filter: SampleFilter, sampleType: SampleType): Profile {
  const merged = new Merged(sampleType);
  for (const [{ pprof }, ofSource] of inGroups(found, ({ source }) => source)) {
    const add = merged.from(Profile.decode(inflated(pprof)));
    for (const series of ofSource) {
      for (const sample of keptSamples(series, filter)) {
        add(sample, valueOf(series, sample));
      }
    }
  }
  return merged.finish();
}

const inflated = (bytes: Uint8Array): Uint8Array =>
  bytes[0] === 0x1f && bytes[1] === 0x8b ? new Uint8Array(gunzipSync(bytes)) : bytes;

/** Rows that are equal by content get one id. */
class Distinct<T> {
  readonly all: T[] = [];
  private readonly ids = new Map<string, number>();

  /** From 1 on: 0 means none in a pprof. */
  id(key: string, make: (id: number) => T): number {
    const known = this.ids.get(key);
    if (known !== undefined) {
      return known;
    }
    const id = this.all.length + 1;
    this.ids.set(key, id);
    this.all.push(make(id));
    return id;
  }
}

class Merged {
  private readonly strings = new StringTable();
  private readonly mappings = new Distinct<Mapping>();
  private readonly functions = new Distinct<Function>();
  private readonly locations = new Distinct<Location>();
  private readonly samples = new Map<string, { readonly locationId: number[]; value: number }>();
  private readonly type: ValueType;

  constructor({ type, unit }: SampleType) {
    this.type = new ValueType({ type: this.strings.dedup(type), unit: this.strings.dedup(unit) });
  }

  /** Adds samples of a profile, by their rows. */
  from(profile: Profile): (sample: number, value: number) => void {
    const ids = new Map(profile.location.map((location) => [Number(location.id), this.location(profile, location)]));
    return (sample, value) => {
      const locationId = profile.sample[sample].locationId.map((id) => ids.get(Number(id)) ?? 0);
      const key = locationId.join();
      const known = this.samples.get(key) ?? { locationId, value: 0 };
      known.value += value;
      this.samples.set(key, known);
    };
  }

  finish(): Profile {
    const { strings: stringTable, type } = this;
    return new Profile({
      stringTable,
      sampleType: [type],
      // Two's complement, since pprof-format writes a negative number wrongly.
      sample: [...this.samples.values()].map(
        ({ locationId, value }) => new Sample({ locationId, value: [BigInt.asUintN(64, BigInt(value))] })
      ),
      mapping: this.mappings.all,
      location: this.locations.all,
      function: this.functions.all,
      periodType: type,
      defaultSampleType: type.type,
    });
  }

  private location(from: Profile, { address, mappingId, line }: Location): number {
    const mapping = Number(mappingId) === 0 ? 0 : this.mapping(from, byId(from.mapping, mappingId));
    const lines = line.map((one) => ({ functionId: this.function(from, one), line: one.line }));
    // An address says nothing more where the names are known.
    const kept = line.length > 0 ? 0 : address;
    return this.locations.id(
      JSON.stringify([mapping, String(kept), lines.map((one) => [one.functionId, String(one.line)])]),
      (id) => new Location({ id, mappingId: mapping, address: kept, line: lines.map((one) => new Line(one)) })
    );
  }

  private mapping(from: Profile, { filename, buildId }: Mapping): number {
    const own = { filename: this.text(from, filename), buildId: this.text(from, buildId) };
    return this.mappings.id(JSON.stringify(own), (id) => new Mapping({ id, ...own, hasFunctions: true }));
  }

  private function(from: Profile, line: Line): number {
    const { name, systemName, filename, startLine } = byId(from.function, line.functionId);
    const own = {
      name: this.text(from, name),
      systemName: this.text(from, systemName),
      filename: this.text(from, filename),
      startLine: Number(startLine),
    };
    return this.functions.id(JSON.stringify(own), (id) => new Function({ id, ...own }));
  }

  private text({ stringTable }: Profile, row: Row | bigint): number {
    return Number(this.strings.dedup(stringTable.strings[Number(row)] ?? ''));
  }
}

function byId<T extends { readonly id: number | bigint }>(rows: readonly T[], id: number | bigint): T {
  // Ids mostly are positions counted from 1.
  const near = rows[Number(id) - 1];
  const found = near?.id === id ? near : rows.find((row) => row.id === id);
  if (!found) {
    throw new RangeError(`No row with the id ${id}`);
  }
  return found;
}
