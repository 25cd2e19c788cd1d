import { type FlameTree } from '../flameTree';
import { type RowNames, reshapeSteps } from '../reshape';
import { type Steps } from '../steps';
import { parentRows, stackRows } from '../treeRows';

const ROWS_PER_STEP = 65_536;

/** Frames that call themselves directly become one: `a;f;f;f;b` is `a;f;b`. */
export function* collapseDirectRecursionSteps(tree: FlameTree, { nameIndex }: RowNames = tree): Steps<FlameTree> {
  const parent = parentRows(tree.level);
  const place = new Int32Array(nameIndex.length);
  for (let row = 1; row < place.length; row++) {
    const above = parent[row];
    place[row] = above !== 0 && nameIndex[above] === nameIndex[row] ? above : row;
  }
  yield;
  return yield* reshapeSteps(tree, { kept: stackRows(tree), place });
}

/**
 * No function stands twice in a stack: from the root on, a frame whose function is there already takes the stack back to
 * it, and what was between goes. `a;f;g;f;b` is `a;f;b`.
 */
export function* collapseRecursionSteps(tree: FlameTree, seen: RowNames = tree): Steps<FlameTree> {
  const path = new LoopFreePath(tree.level, seen);
  const place = new Int32Array(tree.level.length);
  for (let row = 1; row < place.length; row++) {
    place[row] = path.enter(row);
    if (row % ROWS_PER_STEP === 0) {
      yield;
    }
  }
  return yield* reshapeSteps(tree, { kept: stackRows(tree), place });
}

/**
 * The frames from the root to a row without those that recursion skips. A row that goes back to an earlier frame only
 * makes the path shorter; what stood beyond is overwritten by the rows below it, one entry each, which is put back when
 * the row is left. So each row costs the same however deep it is.
 */
class LoopFreePath {
  /** The row at each depth of the path. */
  private readonly rowAt: number[] = [0];
  /** Where a row stands in a path that it is in. */
  private readonly depthOf: Int32Array;
  /** The last row of each name that was put into the path; 0 for none. */
  private readonly lastOf: Int32Array;
  /** The rows that are open, by level of the tree, how deep the path is there, and what they replaced. */
  private readonly open: number[] = [0];
  private readonly depth: number[] = [0];
  private readonly replacedRow: number[] = [NOTHING];
  private readonly replacedLast: number[] = [NOTHING];

  constructor(
    private readonly level: Int32Array,
    private readonly seen: RowNames
  ) {
    this.depthOf = new Int32Array(level.length);
    this.lastOf = new Int32Array(seen.names.length);
  }

  /** Goes on to the next row of the tree; gives the row in the path that has its name, which may be itself. */
  enter(row: number): number {
    const level = this.level[row];
    while (this.open.length > level) {
      this.leave();
    }
    const name = this.seen.nameIndex[row];
    const depth = this.depth[level - 1];
    const earlier = this.lastOf[name];
    const depthOfEarlier = this.depthOf[earlier];
    this.open.push(row);
    if (earlier !== 0 && depthOfEarlier <= depth && this.rowAt[depthOfEarlier] === earlier) {
      this.depth.push(depthOfEarlier);
      this.replacedRow.push(NOTHING);
      this.replacedLast.push(NOTHING);
      return earlier;
    }
    this.depth.push(depth + 1);
    this.replacedRow.push(this.rowAt[depth + 1] ?? 0);
    this.replacedLast.push(earlier);
    this.rowAt[depth + 1] = row;
    this.depthOf[row] = depth + 1;
    this.lastOf[name] = row;
    return row;
  }

  private leave(): void {
    const row = this.open.pop() ?? 0;
    const depth = this.depth.pop() ?? 0;
    const replacedRow = this.replacedRow.pop() ?? NOTHING;
    const replacedLast = this.replacedLast.pop() ?? NOTHING;
    if (replacedRow !== NOTHING) {
      this.rowAt[depth] = replacedRow;
      this.lastOf[this.seen.nameIndex[row]] = replacedLast;
    }
  }
}

const NOTHING = -1;
