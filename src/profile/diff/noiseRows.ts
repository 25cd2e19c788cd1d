import { type FlameTree } from '../flameTree';
import { type SliceComparison } from '../statistics/compareSlices';
import { parentRows } from '../treeRows';
import { type ChangeFinding } from './changeFindings';
import { functionRows, realDirections } from './rowVerdicts';

const SIGNIFICANT = 0.05;

/**
 * Per row of a comparison's tree: 1 where nothing is to be claimed, 0 where the sides differ for sure. That is a row whose
 * function has changed and that is part of a finding: at its rows, above or below them. A function that is called changed
 * and has no finding passed among the discoveries of another change (docs/adr/0018). The root stands for the whole.
 */
export function noiseRows(
  tree: FlameTree,
  comparison: SliceComparison,
  findings: ReadonlyArray<Pick<ChangeFinding, 'rows'>>
): Uint8Array {
  const functions = functionRows(tree, comparison.names);
  const total = realDirections(functions, comparison.total);
  const self = realDirections(functions, comparison.self);
  const caller = parentRows(tree.level);
  const found = new Set(findings.flatMap(({ rows }) => rows));
  const above = new Uint8Array(tree.level.length);
  const below = new Uint8Array(tree.level.length);
  for (let row = tree.level.length - 1; row > 0; row--) {
    above[row] = Number(above[row] === 1 || found.has(row));
    above[caller[row]] = Number(above[caller[row]] === 1 || above[row] === 1);
  }
  for (let row = 1; row < tree.level.length; row++) {
    below[row] = Number(found.has(row) || below[caller[row]] === 1);
  }
  const noise = Uint8Array.from(total, (direction, row) => {
    const isPart = above[row] === 1 || below[row] === 1;
    return Number(!isPart || (direction === 0 && self[row] === 0));
  });
  noise[0] = Number(!(comparison.whole.p <= SIGNIFICANT));
  return noise;
}
