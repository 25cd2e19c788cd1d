import { type FlameTree } from '../flameTree';
import { functionTotals } from '../functions';
import { OTHER_NAME } from '../pruneTree';
import { isRuntimeFrame, RUNTIME_PRESETS } from '../runtimePresets';
import { fileOf } from '../frameFiles';
import { subtreeEnds } from '../treeRows';
import { sandwich } from '../view/sandwich';
import { percent, profileKind } from './finding';
import { type ProfileKind } from './rule';

/** What another profile of the same time has at the place of a finding. */
export interface JoinedProfile {
  readonly kind: ProfileKind;
  /** The function below which both are looked at; absent where it is all of the other profile. */
  readonly place?: string;
  /** What the other profile has there, in its own unit. */
  readonly value: number;
  /** Of all that the other profile has. */
  readonly share: number;
  /** The functions that have most of it by themselves. */
  readonly top: ReadonlyArray<{ readonly name: string; readonly share: number }>;
}

/** A place holds this much of the finding at least. */
const MOST = 0.8;
const TOP = 3;
const LEAST_OF_TOP = 0.05;

/**
 * Looks in another profile for the place where a finding is: the function furthest from the root that has most of the
 * finding's rows below it, is no frame of a runtime, and is in the other profile too. Where there is none, as for a
 * garbage collector in threads of its own, all of the other profile is looked at.
 */
export function joinProfile(tree: FlameTree, rows: readonly number[], other: FlameTree): JoinedProfile {
  const all = functionTotals(other);
  const known = new Set(all.name.filter((_, at) => all.total[at] > 0));
  const place = placesOf(tree, rows)
    .filter((name) => known.has(name))
    .at(-1);
  const below = place === undefined ? undefined : sandwich(other, place)?.callees;
  const value = (below ?? other).total[0];
  const functions = below ? functionTotals(below) : all;
  const top = functions.name
    .map((name, at) => ({ name, value: functions.self[at] + (name === place ? (below?.self[0] ?? 0) : 0) }))
    .concat(
      below && place !== undefined && !functions.name.includes(place) ? [{ name: place, value: below.self[0] }] : []
    )
    .filter((one) => one.value >= LEAST_OF_TOP * value && one.value > 0 && one.name !== OTHER_NAME)
    .sort((a, b) => b.value - a.value)
    .slice(0, TOP);
  return {
    kind: profileKind(other.sampleType),
    ...(place !== undefined && { place }),
    value,
    share: other.total[0] > 0 ? value / other.total[0] : 0,
    top: top.map((one) => ({ name: one.name, share: one.value / value })),
  };
}

/** Functions of the program that have most of the rows at or below them, from the root on. */
function placesOf(tree: FlameTree, rows: readonly number[]): string[] {
  const { level, names, nameIndex, total } = tree;
  const end = subtreeEnds(level);
  const weightIn = (row: number): number =>
    rows.reduce((sum, of) => (of >= row && of < end[row] ? sum + total[of] : sum), 0);
  const all = rows.reduce((sum, row) => sum + total[row], 0);
  const places: string[] = [];
  for (let row: number | undefined = 0; row !== undefined; row = childWithMost(row)) {
    const name = names[nameIndex[row]];
    if (row > 0 && !isRuntime(name, fileOf(tree, row))) {
      places.push(name);
    }
  }
  return places;

  function childWithMost(row: number): number | undefined {
    for (let child = row + 1; child < end[row]; child = end[child]) {
      if (weightIn(child) >= MOST * all) {
        return child;
      }
    }
    return undefined;
  }
}

const isRuntime = (name: string, file: string): boolean =>
  RUNTIME_PRESETS.some((preset) => isRuntimeFrame(preset, name, file));

const WORDS: Readonly<Record<ProfileKind, string>> = {
  cpu: 'were spent',
  allocations: 'were allocated',
  heap: 'are in use',
  goroutines: 'stand there (goroutines)',
  locks: 'of waiting were counted',
};

/** "Below main.calculate 1.2 GB were allocated, 85 % of all: most by bytes.growSlice (60 %)." Values as `format` has them. */
export function joinText({ kind, place, value, share, top }: JoinedProfile, format: (value: number) => string): string {
  const where = place === undefined ? 'In all' : `Below ${place}`;
  const all = place === undefined ? '' : `, ${percent(share)} of all`;
  const most = top.map((one) => `${one.name} (${percent(one.share)})`).join(', ');
  return `${where} ${format(value)} ${WORDS[kind]}${all}${most === '' ? '.' : `: most by ${most}.`}`;
}
