import { type FlameTree } from '../../profile/flameTree';

/** Name under which Pyroscope folds the nodes that were too small for `maxNodes`. */
const OTHER = 'other';

/** What is said of it, as `folded` words it. */
export const saysFolded = (notice: string): boolean => notice.startsWith(SAYS_FOLDED);

const SAYS_FOLDED = 'The server folded ';

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
export function folded({ names, nameIndex, self, total }: FlameTree): readonly string[] {
  const other = names.indexOf(OTHER);
  const all = total[0] ?? 0;
  if (other < 0 || all === 0) {
    return [];
  }
  let value = 0;
  nameIndex.forEach((name, row) => {
    value += name === other ? (self[row] ?? 0) : 0;
  });
  const percent = ((100 * value) / all).toFixed(1);
  return value === 0 ? [] : [`${SAYS_FOLDED}${percent} % of the profile into "other": raise max nodes to see it.`];
}
