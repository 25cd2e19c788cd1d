import { distinctFrames } from '../distinctFrames';
import { type FlameTree } from '../flameTree';
import { functionInName } from '../frameNames';
import { NameTable } from '../nameTable';
import { packageOf } from '../packages';
import { OTHER_NAME } from '../pruneTree';
import { reshapeSteps } from '../reshape';
import { allSteps, type Steps } from '../steps';
import { parentRows, stackRows } from '../treeRows';

/** Frames of which no package is known. */
export const NO_PACKAGE = '(no package)';

/**
 * The tree of packages that call each other: frames of one package that follow each other in a stack become one row,
 * named after the package. Rows have the file of their outermost frame; what was cut off is of no package, and keeps its name.
 */
export const groupByPackage = (tree: FlameTree): FlameTree => allSteps(groupByPackageSteps(tree));

/** As `groupByPackage`. */
export function* groupByPackageSteps(tree: FlameTree): Steps<FlameTree> {
  const { names, files, level, folded } = tree;
  const frames = distinctFrames(tree);
  yield;
  const packages = new NameTable();
  const ofFrame = Int32Array.from(frames.name, (name, frame) => {
    const file = files?.names[frames.file[frame]] ?? '';
    return packages.row(packageOf(functionInName(names[name], file), file) || NO_PACKAGE);
  });
  const other = packages.row(OTHER_NAME);
  yield;
  const parent = parentRows(level);
  const nameIndex = new Int32Array(level.length);
  const place = new Int32Array(level.length);
  for (let row = 1; row < level.length; row++) {
    const isFolded = folded ? folded[row] !== 0 : false;
    nameIndex[row] = isFolded ? other : ofFrame[frames.index[row]];
    const isSame = !isFolded && parent[row] !== 0 && nameIndex[row] === nameIndex[parent[row]];
    place[row] = isSame ? parent[row] : row;
  }
  const rootName = packages.row(names[tree.nameIndex[0]]);
  nameIndex[0] = rootName;
  yield;
  return yield* reshapeSteps(tree, { kept: stackRows(tree), place, renamed: { names: packages.names, nameIndex } });
}
