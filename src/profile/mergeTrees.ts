import { CallTree, ROOT } from './callTree';
import { type FlameTree } from './flameTree';
import { FileTable, NodeFiles } from './frameFiles';
import { NameTable } from './nameTable';

/**
 * The sum of trees of the same sample type: equal paths of names become one row. The order of the trees does not
 * matter. A side that a tree does not have counts as nothing on the right. A row has the first file that a tree knows.
 */
export function mergeTrees(trees: readonly FlameTree[]): FlameTree {
  if (trees.length === 0) {
    throw new RangeError('No trees to merge');
  }
  const [{ sampleType }] = trees;
  const table = new NameTable();
  const merged = new CallTree(trees.some(({ right }) => right) ? 'comparison' : 'single');
  const files = trees.some((tree) => tree.files) ? { table: new FileTable(), nodes: new NodeFiles() } : undefined;
  for (const tree of trees) {
    if (tree.sampleType.type !== sampleType.type || tree.sampleType.unit !== sampleType.unit) {
      throw new RangeError(`Cannot add ${tree.sampleType.type} to ${sampleType.type}`);
    }
    addTree(merged, tree, table, files);
  }
  return merged.finish(table.names, sampleType, files?.nodes.finish(files.table.names));
}

interface Files {
  readonly table: FileTable;
  readonly nodes: NodeFiles;
}

function addTree(merged: CallTree, tree: FlameTree, table: NameTable, files: Files | undefined): void {
  const { level, nameIndex, names, self, right } = tree;
  const nameRows = names.map((name) => table.row(name));
  const fileRows = files && tree.files?.names.map((file) => files.table.row(file));
  const path: number[] = [ROOT];
  for (let row = 0; row < level.length; row++) {
    const depth = level[row];
    const node = depth === 0 ? ROOT : merged.child(path[depth - 1], nameRows[nameIndex[row]]);
    path[depth] = node;
    merged.add(node, self[row], right?.self[row]);
    files?.nodes.note(node, fileRows?.[tree.files?.index[row] ?? 0] ?? 0);
  }
}
