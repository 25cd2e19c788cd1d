import { Function, Label, Line, Location, Mapping, Profile, Sample, StringTable, ValueType } from 'pprof-format';

import { type FlameTree } from '../flameTree';
import { fileOf } from '../frameFiles';
import { addressInName, functionInName, lineInName } from '../frameNames';
import { type Program } from '../programs';
import { eachRow, type ExportedProfile } from './exportedProfile';
import { gzip } from './gzip';

/**
 * Writes a profile as pprof, packed where the platform can: one sample for each row that has something by itself, a
 * location for each name and file. Frames by line or address are written as what they are: functions that have lines, at
 * addresses, so that a reader can take them together again. What was done to the profile is in its comments. The format
 * holds integers: fractions are rounded.
 *
 * A comparison becomes what `go tool pprof -diff_base` makes of two profiles: the samples of the left side are negative
 * and carry the label `pprof::base`, so that shares are taken of the left side.
 *
 * Format: https://github.com/google/pprof/blob/main/proto/profile.proto, the label: internal/driver/driver.go there
 */
export const encodePprof = ({
  tree,
  name,
  timeMillis = 0,
  durationNanos = 0,
  notes = [],
}: ExportedProfile): Promise<Uint8Array> => {
  const stringTable = new StringTable();
  const text = (value: string): number => stringTable.dedup(value);
  const places = new Places(tree);
  const sample = samplesOf(tree, places, new Label({ key: text('pprof::base'), str: text('true') }));
  const profile = new Profile({
    stringTable,
    sampleType: [new ValueType({ type: text(tree.sampleType.type), unit: text(tree.sampleType.unit) })],
    sample,
    location: places.locations.map(
      ({ functionId, line, address, mappingId }, at) =>
        new Location({ id: at + 1, mappingId, address, line: [new Line({ functionId, line })] })
    ),
    mapping: places.programs.map(
      ({ start, limit, file, buildId }, at) =>
        new Mapping({
          id: at + 1,
          memoryStart: start,
          memoryLimit: limit,
          filename: text(file),
          buildId: text(buildId),
          hasFunctions: true,
          hasFilenames: true,
          hasLineNumbers: true,
        })
    ),
    function: places.functions.map(
      (of, at) => new Function({ id: at + 1, name: text(of.name), systemName: text(of.name), filename: text(of.file) })
    ),
    timeNanos: BigInt(Math.round(timeMillis)) * 1_000_000n,
    durationNanos: Math.round(durationNanos),
    comment: [`Saved by Spanflame: ${name}`, ...notes].map(text),
  });
  return gzip(profile.encode());
};

function samplesOf(tree: FlameTree, places: Places, base: Label): Sample[] {
  const { self, right } = tree;
  const samples: Sample[] = [];
  const idOfRow = Array.from(tree.level, (_, row) => places.locationId(row));
  const add = (path: readonly number[], value: number, label: Label[]): void => {
    if (value !== 0) {
      const locationId = path.map((row) => idOfRow[row]).reverse();
      samples.push(new Sample({ locationId, value: [int64(value)], label }));
    }
  };
  eachRow(tree, (row, path) => {
    add(path, right ? right.self[row] : self[row], []);
    add(path, right ? -self[row] : 0, [base]);
  });
  return samples;
}

/** pprof-format writes a negative number wrongly, but not the 64 bits that it is. */
const int64 = (value: number): number | bigint =>
  value < 0 ? BigInt.asUintN(64, BigInt(Math.round(value))) : Math.round(value);

interface Place {
  readonly functionId: number;
  readonly line: number;
  /** 0 where it is not known, as is the id of the program that it lies in. */
  readonly address: bigint;
  readonly mappingId: number;
}

/** The distinct frames of a tree, and their functions. Ids are those of the format, from 1. */
class Places {
  readonly locations: Place[] = [];
  readonly functions: Array<{ readonly name: string; readonly file: string }> = [];
  private readonly locationIds = new Map<number, number>();
  private readonly functionIds = new Map<string, number>();

  readonly programs: readonly Program[];

  constructor(private readonly tree: FlameTree) {
    this.programs = tree.programs ?? [];
  }

  locationId(row: number): number {
    const { nameIndex, files } = this.tree;
    const key = nameIndex[row] * (files?.names.length ?? 1) + (files?.index[row] ?? 0);
    let id = this.locationIds.get(key);
    if (id === undefined) {
      id = this.locations.push(this.placeOf(row));
      this.locationIds.set(key, id);
    }
    return id;
  }

  private placeOf(row: number): Place {
    const name = this.tree.names[this.tree.nameIndex[row]];
    const file = fileOf(this.tree, row);
    if (file === '') {
      // Without its file a name is not known to be of a line.
      return { functionId: this.functionId(name, file), line: 0, address: 0n, mappingId: 0 };
    }
    const address = addressInName(name);
    return {
      functionId: this.functionId(functionInName(name, file), file),
      line: lineInName(name, file),
      address,
      mappingId: 1 + this.programs.findIndex(({ start, limit }) => start <= address && address < limit),
    };
  }

  private functionId(name: string, file: string): number {
    const key = `${file}\n${name}`;
    let id = this.functionIds.get(key);
    if (id === undefined) {
      id = this.functions.push({ name, file });
      this.functionIds.set(key, id);
    }
    return id;
  }
}
