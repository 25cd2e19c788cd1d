import { type FlameTree, type PrunedTree } from '../flameTree';
import { functionInName } from '../frameNames';
import { type FunctionTotals, functionTotalsSteps } from '../functions';
import { samplingPeriod } from '../samplingPeriod';
import { type Steps } from '../steps';
import { grafanaUnit } from '../unit';
import { profileKind } from './finding';
import { type ProfileKind } from './rule';

/** A tree with what rules look up in it, worked out once for all of them. */
export interface ReadTree {
  readonly tree: FlameTree | PrunedTree;
  /** What it is a profile of. */
  readonly kind: ProfileKind;
  /** Rows down to this level are values of labels, and no frames. */
  readonly labelLevels: number;
  /** How many samples the profile is made of; `undefined` where that can't be told. */
  readonly samples: number | undefined;
  readonly functions: FunctionTotals;
  readonly frames: DistinctFrames;
  /** Rows of frames by their name: those of name `i` are `rows[start[i]]` up to, but not including, `rows[start[i + 1]]`. */
  readonly byName: { readonly start: Int32Array; readonly rows: Int32Array };
}

/** Pairs of a function and the file it stands in, which is empty where it is not known. Lines of a function have its name. */
export interface DistinctFrames {
  readonly names: readonly string[];
  readonly files: readonly string[];
  /** The pair of each row; −1 where the row is no frame. */
  readonly ofRow: Int32Array;
}

/** Rows to a step. */
const STEP = 65_536;

/** Visits the rows `from` on, in steps. */
export function* eachRow(count: number, visit: (row: number) => void, from = 1): Steps<void> {
  for (let first = from; first < count; first += STEP) {
    const end = Math.min(count, first + STEP);
    for (let row = first; row < end; row++) {
      visit(row);
    }
    yield;
  }
}

/** Looks all of that up in a few passes over the rows. */
export function* readTreeSteps(tree: FlameTree | PrunedTree, labelLevels: number): Steps<ReadTree> {
  return {
    tree,
    kind: profileKind(tree.sampleType),
    labelLevels,
    samples: sampleCount(tree),
    functions: yield* functionTotalsSteps(tree, labelLevels),
    frames: yield* distinctFrames(tree, labelLevels),
    byName: yield* rowsByName(tree, labelLevels),
  };
}

function sampleCount(tree: FlameTree): number | undefined {
  const { type, unit } = tree.sampleType;
  if (/^samples?$/.test(type)) {
    return tree.total[0];
  }
  const { unit: known, scale } = grafanaUnit(unit);
  const period =
    known === 'ns' && scale === 1 && profileKind(tree.sampleType) === 'cpu' ? samplingPeriod(tree) : undefined;
  return period && Math.round(tree.total[0] / period);
}

function* distinctFrames({ names, nameIndex, level, files }: FlameTree, labelLevels: number): Steps<DistinctFrames> {
  const fileNames = files?.names ?? [''];
  const pairs = new Map<number, number>();
  const found = {
    names: new Array<string>(),
    files: new Array<string>(),
    ofRow: new Int32Array(level.length).fill(-1),
  };
  yield* eachRow(level.length, (row) => {
    if (level[row] <= labelLevels) {
      return;
    }
    const file = files?.index[row] ?? 0;
    const key = nameIndex[row] * fileNames.length + file;
    let pair = pairs.get(key);
    if (pair === undefined) {
      pair = found.names.length;
      pairs.set(key, pair);
      found.names.push(functionInName(names[nameIndex[row]], fileNames[file]));
      found.files.push(fileNames[file]);
    }
    found.ofRow[row] = pair;
  });
  return found;
}

function* rowsByName({ names, nameIndex, level }: FlameTree, labelLevels: number): Steps<ReadTree['byName']> {
  const start = new Int32Array(names.length + 1);
  const frames = (visit: (row: number) => void): Steps<void> =>
    eachRow(level.length, (row) => level[row] > labelLevels && visit(row));
  yield* frames((row) => start[nameIndex[row] + 1]++);
  for (let name = 0; name < names.length; name++) {
    start[name + 1] += start[name];
  }
  const next = start.slice(0, -1);
  const rows = new Int32Array(start[names.length]);
  yield* frames((row) => {
    rows[next[nameIndex[row]]++] = row;
  });
  return { start, rows };
}

/** Rows of a function, the largest by a column first. */
export function rowsOf({ byName: { start, rows } }: ReadTree, name: number, size: Float64Array): number[] {
  return Array.from(rows.subarray(start[name], start[name + 1])).sort((a, b) => size[b] - size[a] || a - b);
}
