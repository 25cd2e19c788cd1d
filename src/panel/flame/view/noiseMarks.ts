import { type DrawnTree } from './shownTrees';

/**
 * Which rows of a tree are within noise, where it was made of a tested comparison. Functions were tested, not rows: a row of
 * another tree is real where its function is. What is no function of the comparison (a package) was not tested, so nothing
 * is claimed of it.
 */
export function noiseMarks(tree: DrawnTree, source: DrawnTree): Uint8Array | undefined {
  const { insignificant } = source;
  if (!insignificant || tree === source) {
    return insignificant;
  }
  const real = new Set<string>();
  insignificant.forEach((isNoise, row) => {
    if (isNoise === 0) {
      real.add(source.names[source.nameIndex[row]]);
    }
  });
  const ofName = tree.names.map((name) => Number(!real.has(name)));
  return Uint8Array.from(tree.nameIndex, (name) => ofName[name]);
}
