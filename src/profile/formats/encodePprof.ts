import { Function, Label, Line, Location, Profile, Sample, StringTable, ValueType } from 'pprof-format';

import { type FlameTree } from '../flameTree';
import { eachRow, type ExportedProfile } from './exportedProfile';
import { gzip } from './gzip';

/**
 * Writes a profile as pprof, packed where the platform can: one sample for each row that has something by itself, a
 * location and a function for each name and file. The format holds integers: fractions are rounded.
 *
 * A comparison becomes what `go tool pprof -diff_base` makes of two profiles: the samples of the left side are negative
 * and carry the label `pprof::base`, so that shares are taken of the left side.
 *
 * Format: https://github.com/google/pprof/blob/main/proto/profile.proto, the label: internal/driver/driver.go there
 */
export const encodePprof = ({ tree, timeMillis = 0, durationNanos = 0 }: ExportedProfile): Promise<Uint8Array> => {
  const stringTable = new StringTable();
  const text = (value: string): number => stringTable.dedup(value);
  const places = new Places(tree);
  const sample = samplesOf(tree, places, new Label({ key: text('pprof::base'), str: text('true') }));
  const profile = new Profile({
    stringTable,
    sampleType: [new ValueType({ type: text(tree.sampleType.type), unit: text(tree.sampleType.unit) })],
    sample,
    location: places.all.map((_, at) => new Location({ id: at + 1, line: [new Line({ functionId: at + 1 })] })),
    function: places.all.map(
      ({ name, file }, at) =>
        new Function({ id: at + 1, name: text(name), systemName: text(name), filename: text(file) })
    ),
    timeNanos: BigInt(Math.round(timeMillis)) * 1_000_000n,
    durationNanos: Math.round(durationNanos),
  });
  return gzip(profile.encode());
};

function samplesOf(tree: FlameTree, places: Places, base: Label): Sample[] {
  const { self, right } = tree;
  const samples: Sample[] = [];
  const idOfRow = Array.from(tree.level, (_, row) => places.id(row));
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

/** The distinct pairs of name and file in a tree. */
class Places {
  readonly all: Array<{ readonly name: string; readonly file: string }> = [];
  private readonly ids = new Map<number, number>();

  constructor(private readonly tree: FlameTree) {}

  /** The id of a row's location, from 1. */
  id(row: number): number {
    const { names, nameIndex, files } = this.tree;
    const file = files?.index[row] ?? 0;
    const key = nameIndex[row] * (files?.names.length ?? 1) + file;
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.all.push({ name: names[nameIndex[row]], file: files?.names[file] ?? '' });
      this.ids.set(key, id);
    }
    return id;
  }
}
