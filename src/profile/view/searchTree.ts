import { type FlameTree } from '../flameTree';
import { wholeOf } from '../wholeOf';
import { type NameTest } from './textSearch';

export interface SearchMatches {
  /** Per row of `FlameTree.names`: 1 where the name matches and a frame has it. */
  readonly names: Uint8Array;
  /** How many names that are. */
  readonly nameCount: number;
  /** Rows with such a name, in the order of the tree. The root is no frame and never one of them. */
  readonly rows: Int32Array;
  readonly share: MatchedShare;
  /** Of the right side of a comparison. */
  readonly right?: MatchedShare;
}

/** What lies in stacks with a match: a stack with several is counted once. */
export interface MatchedShare {
  /** In the unit of the tree. */
  readonly value: number;
  /**
   * Of the whole, 0 where that is 0; from -1 to 1.
   */
  readonly share: number;
}

/** Finds the frames whose name passes a test, which is asked once for each name. */
export function searchTree(tree: FlameTree, matches: NameTest): SearchMatches {
  const { level, nameIndex, total, right } = tree;
  const whole = wholeOf(tree);
  const answers = answersByName(tree, matches);
  const names = new Uint8Array(answers.length);
  const rows = new Int32Array(nameIndex.length);
  let count = 0;
  let left = 0;
  let rightSum = 0;
  /** Level of the match that the row stands in. */
  let outermost = Infinity;
  for (let row = 1; row < nameIndex.length; row++) {
    if (level[row] <= outermost) {
      outermost = Infinity;
    }
    const name = nameIndex[row];
    if (answers[name] === 0) {
      continue;
    }
    names[name] = 1;
    rows[count++] = row;
    if (outermost === Infinity) {
      outermost = level[row];
      left += total[row];
      rightSum += right ? right.total[row] : 0;
    }
  }
  return {
    names,
    nameCount: names.reduce((sum, one) => sum + one, 0),
    rows: rows.slice(0, count),
    share: shareOf(left, whole.left),
    ...(whole.right !== undefined && { right: shareOf(rightSum, whole.right) }),
  };
}

function answersByName({ names }: FlameTree, matches: NameTest): Uint8Array {
  const answers = new Uint8Array(names.length);
  for (let name = 0; name < names.length; name++) {
    answers[name] = matches(names[name]) ? 1 : 0;
  }
  return answers;
}

const shareOf = (value: number, total: number): MatchedShare => ({ value, share: total === 0 ? 0 : value / total });

/**
 * The match behind a row (`1`) or before it (`-1`) in the order of the tree, or `undefined` where nothing matches; behind
 * the last one comes the first again. The row itself need not match.
 */
export function nextMatch(rows: Int32Array, row: number, direction: 1 | -1): number | undefined {
  let low = 0;
  let high = rows.length;
  // The first match at or behind the row; to go forwards, behind it.
  const from = direction === 1 ? row + 1 : row;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle] < from) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const at = direction === 1 ? low : low - 1;
  return rows.length === 0 ? undefined : rows[(at + rows.length) % rows.length];
}
