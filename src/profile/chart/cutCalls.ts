import { type FlameTree, type PrunedTree } from '../flameTree';
import { type Steps } from '../steps';
import { parentRows } from '../treeRows';
import { type CallTimes } from './callTimes';

/** A cut keeps at least this share of the rows that it may keep, where the lengths of calls allow it. */
const FULL_ENOUGH = 0.95;
/** Halvings of a range of lengths, after which its ends are next to each other. */
const MOST_HALVINGS = 60;

/**
 * A chart of at most so many rows. Where there are more, the shortest calls are left out, all up to some length, and what
 * they have counts as their callers' own: every total stays as it was. `folded` is 0 everywhere, as no row stands for them.
 */
export function* cutCallsSteps(tree: FlameTree, times: CallTimes, most: number): Steps<PrunedTree> {
  const rows = tree.level.length;
  const whole = { nodesInFull: rows, foldedShare: 0 };
  if (rows <= most) {
    return { ...tree, ...whole, folded: new Int32Array(rows), rowInFull: Int32Array.from(tree.level.keys()) };
  }
  const length = times.end.map((end, row) => end - times.start[row]);
  yield;
  const leftOut = yield* longestLeftOut(length, most);
  // A call is never longer than its caller, so that the callers of what is kept are kept.
  const isKept = Uint8Array.from(length, (of, row) => Number(row === 0 || of > leftOut));
  yield;
  const rowInFull = Int32Array.from(tree.level.keys()).filter((row) => isKept[row] === 1);
  yield;
  const self = selfWithout(tree, isKept);
  yield;
  const ints = (column: Int32Array): Int32Array => rowInFull.map((row) => column[row]);
  const floats = (column: Float64Array): Float64Array => Float64Array.from(rowInFull, (row) => column[row]);
  return {
    ...whole,
    sampleType: tree.sampleType,
    names: tree.names,
    level: ints(tree.level),
    nameIndex: ints(tree.nameIndex),
    total: floats(tree.total),
    self: floats(self),
    folded: new Int32Array(rowInFull.length),
    rowInFull,
    times: { ...times, start: floats(times.start), end: floats(times.end), leftOut },
    ...(tree.files && { files: { names: tree.files.names, index: ints(tree.files.index) } }),
  };
}

/** A length that fewer than `most` calls are longer than, the root, which is one more, not counted. */
function* longestLeftOut(length: Float64Array, most: number): Steps<number> {
  let [low, high] = [0, length[0]];
  for (let halved = 0; halved < MOST_HALVINGS; halved++) {
    const middle = (low + high) / 2;
    const longer = countLonger(length, middle);
    yield;
    if (longer >= most) {
      low = middle;
    } else {
      high = middle;
      if (longer >= FULL_ENOUGH * most) {
        break;
      }
    }
  }
  return high;
}

function countLonger(length: Float64Array, than: number): number {
  let count = 0;
  for (let row = 1; row < length.length; row++) {
    count += length[row] > than ? 1 : 0;
  }
  return count;
}

function selfWithout({ level, self, total }: FlameTree, isKept: Uint8Array): Float64Array {
  const parent = parentRows(level);
  const kept = self.slice();
  for (let row = 1; row < level.length; row++) {
    if (isKept[row] === 0) {
      kept[parent[row]] += isKept[parent[row]] === 1 ? total[row] : 0;
    }
  }
  return kept;
}
