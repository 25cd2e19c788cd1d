import { distinctFrames } from './distinctFrames';
import { type FlameTree } from './flameTree';
import { baseName, functionInName } from './frameNames';
import { NameTable } from './nameTable';
import { reshapeSteps } from './reshape';
import { allSteps, type Steps } from './steps';
import { stackRows } from './treeRows';

/**
 * The tree of files that call each other, named as the detail `file` names them, from one of the detail `line`. The values
 * of labels that stand above the stacks, `labelLevels` levels of them, keep their names.
 */
export function groupByFile(tree: FlameTree, labelLevels?: number): FlameTree {
  return allSteps(groupByFileSteps(tree, labelLevels));
}

/** As `groupByFile`. */
export function* groupByFileSteps(tree: FlameTree, labelLevels = 0): Steps<FlameTree> {
  const { names, files, level } = tree;
  const frames = distinctFrames(tree);
  const table = new NameTable();
  const ofFrame = Int32Array.from(frames.name, (name, frame) => {
    return table.row(fileName(names[name], files?.names[frames.file[frame]] ?? ''));
  });
  const nameIndex = tree.nameIndex.map((name, row) =>
    level[row] <= labelLevels ? table.row(names[name]) : ofFrame[frames.index[row]]
  );
  const place = Int32Array.from(level.keys());
  yield;
  return yield* reshapeSteps(tree, { kept: stackRows(tree), place, renamed: { names: table.names, nameIndex } });
}

/** A file that the name does not tell is the binary, of a frame whose source is not known. */
function fileName(name: string, file: string): string {
  if (file === '') {
    return '(unknown)';
  }
  return functionInName(name, file) === functionInName(name, '') ? `[${baseName(file)}]` : file;
}
