import { type FlameTree } from '../../profile/flameTree';

/** Name under which Pyroscope folds the nodes that were too small for `maxNodes`. */
const OTHER = 'other';

/**
 * A tree of a server that folds, with a mark on the rows that it folded into: leaves of that name. How many nodes they
 * stand for, the server does not tell.
 */
export function markFolded(tree: FlameTree): FlameTree {
  const { level, names, nameIndex } = tree;
  const other = names.indexOf(OTHER);
  const isFolded = (name: number, row: number): boolean => name === other && !(level[row + 1] > level[row]);
  return other === -1 ? tree : { ...tree, folded: nameIndex.map((name, row) => (isFolded(name, row) ? -1 : 0)) };
}

/** Says what share of a profile the server itself folded away, so that nobody takes its numbers for the whole. */
export function serverFoldedNotice({ folded, self, total }: FlameTree): readonly string[] {
  const value = folded ? self.reduce((sum, own, row) => (folded[row] === 0 ? sum : sum + own), 0) : 0;
  const percent = ((100 * value) / total[0]).toFixed(1);
  return value === 0 ? [] : [`The server folded ${percent} % of the profile into "other": raise max nodes to see it.`];
}

/** Says it of what is made of the profiles of many slices, each of which has a share of its own. */
export const FOLDED_IN_SLICES = 'The server folded a part of the slices into "other": raise max nodes to see it.';
