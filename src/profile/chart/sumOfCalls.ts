import { CallTree, ROOT } from '../callTree';
import { type FlameTree } from '../flameTree';
import { NodeFiles } from '../frameFiles';
import { type Steps } from '../steps';

const ROWS_PER_STEP = 65_536;

/** The sum of calls without their order: equal paths of names are one row. A tree that is a sum already stays as it is. */
export function* sumOfCallsSteps(tree: FlameTree): Steps<FlameTree> {
  const { times, level, nameIndex, self, files, names, sampleType } = tree;
  if (!times) {
    return tree;
  }
  const sum = new CallTree('single', nameIndex[0]);
  const nodeFiles = new NodeFiles();
  const path: number[] = [ROOT];
  for (let row = 0; row < level.length; row++) {
    const node = row === 0 ? ROOT : sum.child(path[level[row] - 1], nameIndex[row]);
    path[level[row]] = node;
    sum.add(node, self[row]);
    nodeFiles.note(node, files?.index[row] ?? 0);
    if (row % ROWS_PER_STEP === ROWS_PER_STEP - 1) {
      yield;
    }
  }
  return yield* sum.finishSteps(names, sampleType, files && nodeFiles.finish(files.names));
}
