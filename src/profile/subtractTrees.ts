import { CallTree, ROOT } from './callTree';
import { type FlameTree } from './flameTree';
import { foldedInSeveral } from './foldedRows';
import { FileTable, NodeFiles } from './frameFiles';
import { NameTable } from './nameTable';
import { reshapeSteps } from './reshape';
import { allSteps, type Steps } from './steps';
import { stackRows } from './treeRows';

/**
 * What of a profile is not in a part of it: the difference of each path's self, rows that weigh nothing left out. Of
 * single profiles with no negative values. How many nodes the rest of a folded row stands for is not known. `undefined` where the part has more of a path than the whole: then one of the
 * two was cut in other places than the other.
 */
export function subtractTrees(whole: FlameTree, part: FlameTree): FlameTree | undefined {
  return allSteps(subtractTreesSteps(whole, part));
}

/** As `subtractTrees`. */
export function* subtractTreesSteps(whole: FlameTree, part: FlameTree): Steps<FlameTree | undefined> {
  const table = new NameTable();
  const rest = new CallTree();
  const files = whole.files && { table: new FileTable(), nodes: new NodeFiles() };
  for (const [tree, sign] of [
    [whole, 1],
    [part, -1],
  ] as const) {
    const names = tree.names.map((name) => table.row(name));
    const fileRows = tree.files?.names.map((file) => files?.table.row(file) ?? 0) ?? [0];
    const path: number[] = [ROOT];
    for (let row = 0; row < tree.level.length; row++) {
      const depth = tree.level[row];
      const node = depth === 0 ? ROOT : rest.child(path[depth - 1], names[tree.nameIndex[row]]);
      path[depth] = node;
      rest.add(node, sign * tree.self[row]);
      if (tree.folded) {
        rest.fold(node, foldedInSeveral(tree.folded[row]));
      }
      files?.nodes.note(node, fileRows[tree.files?.index[row] ?? 0]);
    }
    yield;
  }
  const tree = yield* rest.finishSteps(table.names, whole.sampleType, files?.nodes.finish(files.table.names));
  return tree.self.some((value) => value < 0)
    ? undefined
    : yield* reshapeSteps(tree, { kept: stackRows(tree), place: Int32Array.from(tree.self.keys()) });
}
