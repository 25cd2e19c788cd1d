import { type FlameTree, type FlameTreeSide, type PrunedTree } from './flameTree';
import { addFolded } from './foldedRows';
import { chooseRowsSteps } from './prune/chooseRows';
import { keepableWeights, type PruneLimits } from './prune/keepable';
import { measureTree, type TreeShape } from './prune/treeShape';
import { allSteps, type Steps } from './steps';

/** Name of the rows that stand for what was cut. Functions may have that name too: their rows have `folded` 0. */
export const OTHER_NAME = 'other';

export { type PruneLimits } from './prune/keepable';

const NO_LIMITS: PruneLimits = { maxDepth: Infinity, maxChildren: Infinity };

/**
 * Cuts a tree to at most `maxNodes` rows (2 at least: the root and one `other`), and to the limits of depth and width.
 *
 * Rows that weigh nothing go first and leave no trace. Then the lightest go, of both sides of a comparison together;
 * below each row that loses children, one row `other` at their end has their totals as its self. So every total, and
 * the sum of all self, stay as they were. A tree that fits keeps all rows that weigh anything. A row that stands for what
 * was cut off before becomes a part of the new one of the same parent.
 */
export function pruneTree(tree: FlameTree, maxNodes: number, limits?: Partial<PruneLimits>): PrunedTree {
  return allSteps(pruneTreeSteps(tree, maxNodes, limits));
}

/** As `pruneTree`. */
export function* pruneTreeSteps(
  tree: FlameTree,
  maxNodes: number,
  limits: Partial<PruneLimits> = {}
): Steps<PrunedTree> {
  const shape = measureTree(tree);
  yield;
  const keepable = keepableWeights(tree, shape, { ...NO_LIMITS, ...limits });
  yield;
  const kept = yield* chooseRowsSteps(shape, keepable, maxNodes);
  if (tree.folded) {
    joinFolded(tree.folded, shape, kept);
  }
  yield;
  const folded = foldRows(tree, shape, kept);
  yield;
  return cutTree(tree, shape, kept, folded);
}

/** What the `other` row below a row stands for. */
interface Folded {
  /** Nodes that weigh something, as the `folded` of a tree. */
  readonly rows: Int32Array;
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly weight: number;
}

function joinFolded(folded: Int32Array, { parent, weight }: TreeShape, kept: Uint8Array): void {
  const losesChild = new Uint8Array(kept.length);
  for (let row = 1; row < kept.length; row++) {
    losesChild[parent[row]] |= Number(kept[row] === 0 && weight[row] > 0);
  }
  for (let row = 1; row < kept.length; row++) {
    if (folded[row] !== 0 && losesChild[parent[row]] === 1) {
      kept[row] = 0;
    }
  }
}

function cutTree(tree: FlameTree, shape: TreeShape, kept: Uint8Array, folded: Folded): PrunedTree {
  const otherName = tree.names.indexOf(OTHER_NAME);
  const names = otherName === -1 ? [...tree.names, OTHER_NAME] : tree.names;
  const writer = new RowWriter(tree, folded, otherName === -1 ? tree.names.length : otherName);
  for (let row = 0; row < kept.length; row++) {
    if (kept[row] === 1) {
      writer.write(row);
    }
  }
  const rootWeight = shape.weight[0];
  return {
    sampleType: tree.sampleType,
    names,
    ...writer.finish(),
    nodesInFull: tree.level.length,
    foldedShare: rootWeight === 0 ? 0 : folded.weight / rootWeight,
  };
}

function foldRows(tree: FlameTree, { parent, weight }: TreeShape, kept: Uint8Array): Folded {
  const rows = new Int32Array(kept.length);
  const left = new Float64Array(kept.length);
  const right = new Float64Array(kept.length);
  /** The row whose `other` a row goes into, or the row itself when it is kept. */
  const home = new Int32Array(kept.length);
  let foldedWeight = 0;
  for (let row = 1; row < kept.length; row++) {
    home[row] = kept[row] === 1 ? row : home[parent[row]];
    const before = tree.folded?.[row] ?? 0;
    if (kept[row] === 1 || weight[row] === 0) {
      foldedWeight += before === 0 ? 0 : weight[row];
      continue;
    }
    rows[home[row]] = addFolded(rows[home[row]], before === 0 ? 1 : before);
    if (parent[row] === home[row]) {
      left[home[row]] += tree.total[row];
      right[home[row]] += tree.right?.total[row] ?? 0;
      foldedWeight += weight[row];
    }
  }
  return { rows, left, right, weight: foldedWeight };
}

/** Writes kept rows in their order, and each `other` row behind the last descendant of its parent. */
class RowWriter {
  private readonly level: number[] = [];
  private readonly nameIndex: number[] = [];
  private readonly self: number[] = [];
  private readonly total: number[] = [];
  private readonly selfRight: number[] = [];
  private readonly totalRight: number[] = [];
  private readonly foldedRows: number[] = [];
  private readonly fullRows: number[] = [];
  private readonly file: number[] = [];
  /** The path of rows that may still get children. */
  private readonly open: number[] = [];

  constructor(
    private readonly tree: FlameTree,
    private readonly folded: Folded,
    private readonly otherName: number
  ) {}

  write(row: number): void {
    const { level, nameIndex, self, total, right } = this.tree;
    this.closeTo(level[row]);
    this.open.push(row);
    this.push(level[row], nameIndex[row], self[row], total[row], this.tree.folded?.[row] ?? 0);
    this.fullRows.push(row);
    this.file.push(this.tree.files?.index[row] ?? 0);
    this.selfRight.push(right?.self[row] ?? 0);
    this.totalRight.push(right?.total[row] ?? 0);
  }

  finish(): Pick<PrunedTree, 'level' | 'nameIndex' | 'self' | 'total' | 'folded' | 'rowInFull' | 'right' | 'files'> {
    this.closeTo(0);
    const right: FlameTreeSide = { self: Float64Array.from(this.selfRight), total: Float64Array.from(this.totalRight) };
    return {
      level: Int32Array.from(this.level),
      nameIndex: Int32Array.from(this.nameIndex),
      self: Float64Array.from(this.self),
      total: Float64Array.from(this.total),
      folded: Int32Array.from(this.foldedRows),
      rowInFull: Int32Array.from(this.fullRows),
      ...(this.tree.right && { right }),
      ...(this.tree.files && { files: { names: this.tree.files.names, index: Int32Array.from(this.file) } }),
    };
  }

  private closeTo(depth: number): void {
    const { rows, left, right } = this.folded;
    while (this.open.length > depth) {
      const row = this.open.pop() ?? 0;
      if (rows[row] !== 0) {
        this.push(this.tree.level[row] + 1, this.otherName, left[row], left[row], rows[row]);
        this.selfRight.push(right[row]);
        this.totalRight.push(right[row]);
        this.file.push(0);
        this.fullRows.push(-1);
      }
    }
  }

  private push(level: number, name: number, self: number, total: number, folded: number): void {
    this.level.push(level);
    this.nameIndex.push(name);
    this.self.push(self);
    this.total.push(total);
    this.foldedRows.push(folded);
  }
}
