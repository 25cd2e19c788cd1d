import { type FlameTree } from '../../profile/flameTree';

/** Name under which Pyroscope folds the nodes that were too small for `maxNodes`. */
const OTHER = 'other';

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
  return value === 0 ? [] : [`The server folded ${percent} % of the profile into "other": raise max nodes to see it.`];
}
