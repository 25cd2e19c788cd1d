import { type FlameTree } from '../flameTree';
import { frameOrigin } from '../frameOrigin';
import { type Steps } from '../steps';
import { parentRows } from '../treeRows';

export interface PlaceRules {
  /** How much a row has changed the wanted way, where that is more than noise; else 0 or less. */
  readonly changeOf: (row: number) => number;
  /** How far that may be off: a rest smaller than this is none. */
  readonly marginOf: (row: number) => number;
  /** The least change that is a place. */
  readonly leastChange: number;
  /** Whether only the row itself has changed, so that its callees' changes are others. */
  readonly isSelfOnly?: (row: number) => boolean;
  /** A change that lies in more places than this below a row is said of the row. */
  readonly mostBelow?: number;
}

/** What the places below a row must carry of its change to be named instead of it, */
const CARRIED = 0.8;
/** or this much, where the rest may be noise. */
const HALF = 0.5;
const MOST_BELOW = 3;
/** Rows that are looked at in one step. */
const ROWS_PER_STEP = 4096;

/**
 * The fewest rows, none below another except where only its caller itself has changed too, that say where a tree has changed: each as deep as it carries the change alone,
 * or with two others. Library code is named where it is entered: `json.Unmarshal`, not what it calls inside. Where all
 * code is a library's or runtime's, any row can be a place.
 *
 * Rows come by descending size of their change, then in pre-order.
 */
export function* changePlacesSteps(tree: FlameTree, rules: PlaceRules): Steps<number[]> {
  const { changeOf, marginOf, leastChange, isSelfOnly, mostBelow = MOST_BELOW } = rules;
  const caller = parentRows(tree.level);
  const inside = insideLibraries(tree, caller);
  yield;
  /** Places in the subtree of each row that has any, built from the leaves up. */
  const below = new Map<number, number[]>();
  const withRow = (row: number, change: number, found: number[]): number[] => {
    if (isSelfOnly?.(row)) {
      return [...found, row];
    }
    const carried = found.reduce((sum, place) => sum + changeOf(place), 0);
    const isRest = carried < CARRIED * change && carried < Math.max(HALF * change, change - marginOf(row));
    return found.length > mostBelow || isRest ? [row] : found;
  };
  for (let row = tree.level.length - 1; row > 0; row--) {
    const found = below.get(row) ?? [];
    below.delete(row);
    const change = inside[row] === 0 ? changeOf(row) : 0;
    const places = change > 0 && change >= leastChange ? withRow(row, change, found) : found;
    if (places.length > 0) {
      const above = below.get(caller[row]) ?? [];
      below.set(caller[row], above.concat(places));
    }
    if (row % ROWS_PER_STEP === 0) {
      yield;
    }
  }
  return (below.get(0) ?? []).sort((a, b) => changeOf(b) - changeOf(a) || a - b);
}

/** Per row: whether it and its caller are library code. Of a tree without any code of its own, none is inside. */
function insideLibraries(tree: FlameTree, caller: Int32Array): Uint8Array {
  const own = ownRows(tree);
  const inside = new Uint8Array(own.length);
  if (own.indexOf(1, 1) === -1) {
    return inside;
  }
  for (let row = 1; row < inside.length; row++) {
    inside[row] = Number(caller[row] > 0 && own[row] === 0 && own[caller[row]] === 0);
  }
  return inside;
}

/** Per row: 1 where it is the program's own code. Asks once for each name and file. */
function ownRows({ names, nameIndex, files }: FlameTree): Uint8Array {
  const fileNames = files?.names ?? [''];
  const known = new Map<number, number>();
  return Uint8Array.from(nameIndex, (name, row) => {
    const file = files?.index[row] ?? 0;
    const key = name * fileNames.length + file;
    const own = known.get(key) ?? Number(frameOrigin(names[name], fileNames[file]) === 'own');
    known.set(key, own);
    return own;
  });
}
