import { CallTree, ROOT } from '../callTree';
import { type FlameTree } from '../flameTree';
import { foldedInSeveral } from '../foldedRows';
import { FileTable, NodeFiles } from '../frameFiles';
import { NameTable } from '../nameTable';
import { type SampleType } from '../profile';
import { type Steps } from '../steps';

/** Rows that are added in one step. */
const ROWS_PER_STEP = 16_384;

/**
 * Trees of two sides that become one comparison: equal paths of names are one row. A row has the first file that a tree
 * knows, and stands for what was cut off where it does in a tree.
 */
export class DiffSum {
  private readonly names = new NameTable();
  private readonly nodes = new CallTree('comparison');
  private readonly files: { readonly table: FileTable; readonly ofNodes: NodeFiles } | undefined;

  constructor(withFiles: boolean) {
    this.files = withFiles ? { table: new FileTable(), ofNodes: new NodeFiles() } : undefined;
  }

  /** Adds a tree's values times a factor to one side; of a comparison its left. */
  *addSteps(tree: FlameTree, side: 'left' | 'right', factor: number): Steps<void> {
    const { level, nameIndex, names, self, files, folded } = tree;
    const nameRows = this.names.rowsOf(names);
    const fileRows = this.files && files?.names.map((file) => this.files?.table.row(file) ?? 0);
    const { nodes } = this;
    const isLeft = side === 'left';
    const path: number[] = [];
    for (let row = 0; row < level.length; row++) {
      const depth = level[row];
      const node = depth === 0 ? ROOT : nodes.child(path[depth - 1], nameRows[nameIndex[row]]);
      path[depth] = node;
      const value = self[row] * factor;
      nodes.add(node, isLeft ? value : 0, isLeft ? 0 : value);
      if (this.files) {
        this.files.ofNodes.note(node, fileRows?.[files?.index[row] ?? 0] ?? 0);
      }
      if (folded) {
        nodes.fold(node, foldedInSeveral(folded[row]));
      }
      if ((row + 1) % ROWS_PER_STEP === 0) {
        yield;
      }
    }
  }

  finishSteps(sampleType: SampleType): Steps<FlameTree> {
    return this.nodes.finishSteps(this.names.names, sampleType, this.files?.ofNodes.finish(this.files.table.names));
  }
}
