import { changeFindings } from '../src/profile/diff/changeFindings';
import { explainChange } from '../src/profile/diff/explainChange';
import { comparisonTree } from '../src/profile/diff/comparisonTree';
import { diffTrees } from '../src/profile/diff/diffTrees';
import { type FlameTree } from '../src/profile/flameTree';
import { ROOT_NAME } from '../src/profile/nameTable';
import { compareSlices } from '../src/profile/statistics/compareSlices';
import { type SlicedSide } from '../src/profile/statistics/slices';
import { changePoints } from '../src/profile/statistics/changePoint';
import { draws } from '../tests/simulation/random';
import { generateTree } from './generateTree';
import { race } from './measure';
import { seededRandom } from './random';
import { reportLimit } from './reportLimit';

const SLICES = 20;
const NODES = 16_384;
const SLICE_MILLIS = 15_000;

/**
 * From the trees of 2 × 20 slices to the comparison's tree, all tests, the sentence and the findings; each slice has every
 * node of a profile of 16k. Beside it the change points of all 40.
 */
export async function slicesOf16k(): Promise<void> {
  const [left, right] = [slicedSide(1), slicedSide(2)];
  const compared = await timeOf(() => {
    const comparison = compareSlices(left, right, { normalisation: 'perSecond' });
    const tree = comparisonTree(left, right, comparison);
    return [explainChange(tree, comparison), changeFindings(tree, comparison)];
  }, 5);
  reportLimit('diff-slices-16k', 'ms', compared, 300);
  const slices = [...left.slices, ...right.slices];
  const began = await timeOf(() => changePoints({ slices }, { normalisation: 'perSecond' }), 5);
  reportLimit('diff-slices-16k onset', 'ms', began, 300);
}

/** Two trees of a million nodes each. */
export async function millionNodes(): Promise<void> {
  const extent = { seconds: 600, moments: 1 };
  const [left, right] = [42, 43].map((seed) => ({ tree: treeOf(1_000_000, seed), extent }));
  reportLimit('diff-1m', 'ms', await timeOf(() => diffTrees(left, right, 'share'), 2), 2000);
}

async function timeOf(work: () => unknown, rounds: number): Promise<number> {
  const { ours } = await race(work, () => undefined, rounds);
  return ours;
}

/** The same 16k nodes in every slice, each with as many samples as chance has it. */
function slicedSide(seed: number): SlicedSide {
  const whole = treeOf(NODES, 42);
  const { poisson } = draws(seededRandom(seed));
  return {
    slices: Array.from({ length: SLICES }, (_, slice) => ({
      from: slice * SLICE_MILLIS,
      to: (slice + 1) * SLICE_MILLIS,
      tree: withSelf(
        whole,
        whole.self.map((mean) => (mean === 0 ? 0 : 1 + poisson(mean)))
      ),
    })),
  };
}

function treeOf(nodes: number, seed: number): FlameTree {
  const { level, functionRow, self, functionNames } = generateTree(nodes, seed);
  const names = [ROOT_NAME, ...functionNames];
  const nameIndex = functionRow.map((row, node) => (node === 0 ? 0 : row + 1));
  return withSelf({ sampleType: { type: 'samples', unit: 'count' }, names, level, nameIndex, self, total: self }, self);
}

function withSelf(tree: FlameTree, self: Float64Array): FlameTree {
  const total = self.slice();
  const path: number[] = [];
  const caller = tree.level.map((depth, row) => {
    path[depth] = row;
    return depth === 0 ? 0 : path[depth - 1];
  });
  for (let row = total.length - 1; row > 0; row--) {
    total[caller[row]] += total[row];
  }
  return { ...tree, self, total };
}
