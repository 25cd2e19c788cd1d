import { CallTree, ROOT } from './callTree';
import { type FlameTree } from './flameTree';
import { foldedInSeveral } from './foldedRows';
import { FileTable, NodeFiles } from './frameFiles';
import { NameTable } from './nameTable';
import { type SampleType } from './profile';
import { allSteps, type Steps } from './steps';

/**
 * The sum of trees of the same sample type: equal paths of names become one row. The order of the trees does not
 * matter. A side that a tree does not have counts as nothing on the right. A row has the first file that a tree knows, and
 * stands for what was cut off where it does in a tree, for how many nodes is not known then.
 */
export function mergeTrees(trees: readonly FlameTree[]): FlameTree {
  if (trees.length === 0) {
    throw new RangeError('No trees to merge');
  }
  const sum = new TreeSum(trees[0].sampleType, {
    right: trees.some(({ right }) => right),
    files: trees.some(({ files }) => files),
  });
  trees.forEach((tree) => sum.add(tree));
  return sum.finish();
}

/** A sum of trees that come one after the other. Columns that the sum does not have are not taken from the trees. */
export class TreeSum {
  private readonly names = new NameTable();
  private readonly merged: CallTree;
  private readonly files: Files | undefined;

  constructor(
    private readonly sampleType: SampleType,
    columns: { readonly right: boolean; readonly files: boolean }
  ) {
    this.merged = new CallTree(columns.right ? 'comparison' : 'single');
    this.files = columns.files ? { table: new FileTable(), nodes: new NodeFiles() } : undefined;
  }

  /** Adds a tree, below rows of these names where there are some. Throws a `RangeError` for one of another sample type. */
  add(tree: FlameTree, below?: readonly string[]): void {
    allSteps(this.addSteps(tree, below));
  }

  /** As `add`. */
  *addSteps(tree: FlameTree, below: readonly string[] = []): Steps<void> {
    const { type, unit } = tree.sampleType;
    if (type !== this.sampleType.type || unit !== this.sampleType.unit) {
      throw new RangeError(`Cannot add ${type} to ${this.sampleType.type}`);
    }
    let top = ROOT;
    for (const name of below) {
      top = this.merged.child(top, this.names.row(name));
      this.files?.nodes.note(top, 0);
    }
    const adding = new TreeAdding(this.merged, top, tree, this.names, this.files);
    while (adding.next(ROWS_PER_STEP)) {
      yield;
    }
  }

  /** The sum so far. It stays as it is when more is added. */
  finish(): FlameTree {
    return allSteps(this.finishSteps());
  }

  /** As `finish`; nothing may be added between the steps. */
  finishSteps(): Steps<FlameTree> {
    const files = this.files?.nodes.finish([...this.files.table.names]);
    return this.merged.finishSteps([...this.names.names], this.sampleType, files);
  }
}

interface Files {
  readonly table: FileTable;
  readonly nodes: NodeFiles;
}

/** Rows that are added in one step. */
const ROWS_PER_STEP = 32_768;

/** Adds the rows of a tree to a sum. */
class TreeAdding {
  private readonly nameRows: readonly number[];
  private readonly fileRows: readonly number[] | undefined;
  private readonly path: number[];
  private row = 0;

  constructor(
    private readonly merged: CallTree,
    private readonly top: number,
    private readonly tree: FlameTree,
    table: NameTable,
    private readonly files: Files | undefined
  ) {
    this.path = [top];
    this.nameRows = tree.names.map((name) => table.row(name));
    this.fileRows = files && tree.files?.names.map((file) => files.table.row(file));
  }

  /** Adds that many more rows; false when there are no more. */
  next(rows: number): boolean {
    const { merged, top, tree, nameRows, fileRows, files, path } = this;
    const { level, nameIndex, self, right, folded } = tree;
    const end = Math.min(this.row + rows, level.length);
    for (let row = this.row; row < end; row++) {
      const depth = level[row];
      const node = depth === 0 ? top : merged.child(path[depth - 1], nameRows[nameIndex[row]]);
      path[depth] = node;
      merged.add(node, self[row], right?.self[row]);
      if (folded) {
        merged.fold(node, foldedInSeveral(folded[row]));
      }
      files?.nodes.note(node, fileRows?.[tree.files?.index[row] ?? 0] ?? 0);
    }
    this.row = end;
    return end < level.length;
  }
}
