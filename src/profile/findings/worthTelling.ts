import { frameOrigin } from '../frameOrigin';
import { type Steps } from '../steps';
import { subtreeEnds } from '../treeRows';
import { type Finding } from './finding';
import { type ReadTree } from './readTree';

/** Fewer samples are chance. */
const LEAST_SAMPLES = 5;
/** A hot function is said by another finding when so much of it is in that one's rows. */
const MOST = 0.8;

/**
 * Leaves out what chance may have made, and hot functions of libraries and shares of runtimes that another warning is about
 * already: who is told that hashing has most need not be told of the function that hashes.
 */
export function* worthTelling(read: ReadTree, findings: readonly Finding[]): Steps<Finding[]> {
  const { tree, samples = Infinity, frames } = read;
  const enough = findings.filter(
    ({ rule, share }) => (rule.kind === 'shape' && ABOUT_ALL.has(rule.shape)) || share * samples >= LEAST_SAMPLES
  );
  const end = subtreeEnds(tree.level);
  yield;
  const told = enough
    .filter(({ rule }) => rule.kind === 'share' && rule.severity === 'warning')
    .flatMap(({ rows }) => rows);
  const isTold = ({ rows }: Finding): boolean => {
    const all = rows.reduce((sum, row) => sum + tree.self[row], 0);
    const inside = rows.filter((row) => told.some((above) => row >= above && row < end[above]));
    return inside.reduce((sum, row) => sum + tree.self[row], 0) >= MOST * all;
  };
  const isSaidByOthers = ({ rule, rows }: Finding): boolean => {
    const frame = frames.ofRow[rows[0]];
    return rule.kind === 'share'
      ? rule.match.every(({ by }) => by === 'runtime')
      : rule.shape === 'hot' && frameOrigin(frames.names[frame], frames.files[frame]) === 'library';
  };
  return enough.filter((finding) => !isSaidByOthers(finding) || !isTold(finding));
}

/** Shapes that say something of the profile as a whole, or that something is small. */
const ABOUT_ALL: ReadonlySet<string> = new Set(['fewSamples', 'tower', 'diffuse']);
