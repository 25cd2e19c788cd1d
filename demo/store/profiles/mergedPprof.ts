import { Function, Line, Location, Mapping, Profile, Sample, StringTable, ValueType } from 'pprof-format';

import { type SampleType } from '../../../src/profile/profile';
import { inGroups } from './inGroups';
import { keptSamples, type SampleFilter } from './keepSamples';
import { type StoredSeries, valueOf } from './series';
import { type StoredProfile } from './storedProfile';

/** What a filter leaves of several series of one sample type as one pprof, without the labels of its samples. */
export function mergedPprof(found: readonly StoredSeries[], filter: SampleFilter, sampleType: SampleType): Profile {
  const merged = new Merged(sampleType);
  for (const [source, ofSource] of inGroups(found, (series) => series.source)) {
    const add = merged.from(source);
    for (const series of ofSource) {
      for (const sample of keptSamples(series, filter)) {
        add(sample, valueOf(series, sample));
      }
    }
  }
  return merged.finish();
}

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
  from(source: StoredProfile): (sample: number, value: number) => void {
    const { locationFrameStart, sampleLocationStart, sampleLocations } = source.profile;
    const functions = Array.from(source.profile.functionName, (_, row) => this.function(source, row));
    const ids = Array.from(locationFrameStart.subarray(1), (_, row) => this.location(source, row, functions));
    return (sample, value) => {
      const rows = sampleLocations.subarray(sampleLocationStart[sample], sampleLocationStart[sample + 1]);
      const locationId = Array.from(rows, (row) => ids[row]);
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

  private location(source: StoredProfile, row: number, functions: readonly number[]): number {
    const { locationFrameStart, locationMapping, locationAddress, frameFunction, frameLine } = source.profile;
    const mappingId = locationMapping[row] === -1 ? 0 : this.mapping(source, locationMapping[row]);
    const line: Line[] = [];
    for (let frame = locationFrameStart[row]; frame < locationFrameStart[row + 1]; frame++) {
      line.push(new Line({ functionId: functions[frameFunction[frame]], line: frameLine[frame] }));
    }
    // An address says nothing more where the names are known.
    const address = line.length > 0 ? 0n : locationAddress[row];
    const key = `${mappingId} ${address} ${line.map((one) => `${one.functionId}:${one.line}`).join()}`;
    return this.locations.id(key, (id) => new Location({ id, mappingId, address, line }));
  }

  private mapping({ profile: { mappingFile, strings }, details }: StoredProfile, row: number): number {
    const own = {
      filename: this.strings.dedup(strings.get(mappingFile[row])),
      buildId: this.strings.dedup(details.buildId[row] ?? ''),
    };
    return this.mappings.id(JSON.stringify(own), (id) => new Mapping({ id, ...own, hasFunctions: true }));
  }

  private function({ profile: { functionName, functionFile, strings }, details }: StoredProfile, row: number): number {
    const name = this.strings.dedup(strings.get(functionName[row]));
    const own = {
      name,
      systemName: name,
      filename: this.strings.dedup(strings.get(functionFile[row])),
      startLine: details.startLine[row] ?? 0,
    };
    return this.functions.id(JSON.stringify(own), (id) => new Function({ id, ...own }));
  }
}
