import { CallTree, ROOT } from './callTree';
import { type FlameTree } from './flameTree';
import { NameTable } from './nameTable';

/**
 * The sum of trees of the same sample type: equal paths of names become one row. The order of the trees does not
 * matter. A side that a tree does not have counts as nothing on the right.
 */
export function mergeTrees(trees: readonly FlameTree[]): FlameTree {
  if (trees.length === 0) {
    throw new RangeError('No trees to merge');
  }
  const [{ sampleType }] = trees;
  const table = new NameTable();
  const merged = new CallTree(trees.some(({ right }) => right) ? 'comparison' : 'single');
  for (const tree of trees) {
    if (tree.sampleType.type !== sampleType.type || tree.sampleType.unit !== sampleType.unit) {
      throw new RangeError(`Cannot add ${tree.sampleType.type} to ${sampleType.type}`);
    }
    addTree(merged, tree, table);
  }
  return merged.finish(table.names, sampleType);
}

function addTree(merged: CallTree, { level, nameIndex, names, self, right }: FlameTree, table: NameTable): void {
  const nameRows = names.map((name) => table.row(name));
  const path: number[] = [ROOT];
  for (let row = 0; row < level.length; row++) {
    const depth = level[row];
    const node = depth === 0 ? ROOT : merged.child(path[depth - 1], nameRows[nameIndex[row]]);
    path[depth] = node;
    merged.add(node, self[row], right?.self[row]);
  }
}
