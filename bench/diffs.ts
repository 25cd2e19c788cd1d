import { changeFindings, changeFindingsSteps } from '../src/profile/diff/changeFindings';
import { explainChange, explainChangeSteps } from '../src/profile/diff/explainChange';
import { comparisonTree, comparisonTreeSteps } from '../src/profile/diff/comparisonTree';
import { diffTrees } from '../src/profile/diff/diffTrees';
import { decodeFlamebearer } from '../src/profile/flamebearer';
import { parseJsonSteps } from '../src/profile/flamebearerText';
import { type FlameTree } from '../src/profile/flameTree';
import { ROOT_NAME } from '../src/profile/nameTable';
import { compareSlices, compareSlicesSteps } from '../src/profile/statistics/compareSlices';
import { type SlicedSide } from '../src/profile/statistics/slices';
import { changePoints } from '../src/profile/statistics/changePoint';
import { allSteps, type Steps } from '../src/profile/steps';
import { draws } from '../tests/simulation/random';
import { toFlamegraph } from '../tests/toFlamegraph';
import { generateTree } from './generateTree';
import { race } from './measure';
import { seededRandom } from './random';
import { report } from './report';
import { reportLimit } from './reportLimit';

const SLICES = 20;
const NODES = 16_384;
const SLICE_MILLIS = 15_000;

/**
 * From the trees of 2 × 20 slices to the comparison's tree, all tests, the sentence and the findings; each slice has every
 * node of a profile of 16k. Beside it the same from the bytes of Pyroscope's answers, how long the page is blocked at a
 * time when it goes on in steps, and the change points of all 40.
 */
export async function slicesOf16k(): Promise<void> {
  const [left, right] = [slicedSide(1), slicedSide(2)];
  const compared = await timeOf(() => {
    const comparison = compareSlices(left, right, { normalisation: 'perSecond' });
    const tree = comparisonTree(left, right, comparison);
    return [explainChange(tree, comparison), changeFindings(tree, comparison)];
  }, 5);
  reportLimit('diff-slices-16k', 'ms', compared, 300);
  const bytes = [left, right].map(answersOf);
  const fromBytes = await timeOf(() => {
    const [one, other] = bytes.map(decoded);
    const comparison = compareSlices(one, other, { normalisation: 'perSecond' });
    const tree = comparisonTree(one, other, comparison);
    return [explainChange(tree, comparison), changeFindings(tree, comparison)];
  }, 3);
  report('diff-slices-16k from-bytes', 'trees there', 'ms', fromBytes, compared);
  reportLimit('diff-slices-16k longest-step', 'ms', longestStep(left, right), 50);
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

/** The answer to each slice, as it comes over the wire. */
const answersOf = ({ slices }: SlicedSide): readonly Answered[] =>
  slices.map(({ from, to, tree }) => ({
    from,
    to,
    bytes: new TextEncoder().encode(JSON.stringify({ flamegraph: toFlamegraph(tree) })),
  }));

interface Answered {
  readonly from: number;
  readonly to: number;
  readonly bytes: Uint8Array;
}

function flamegraphOf(bytes: Uint8Array): unknown {
  const answer = allSteps(parseJsonSteps(bytes));
  return typeof answer === 'object' && answer !== null && 'flamegraph' in answer ? answer.flamegraph : undefined;
}

const decoded = (answers: readonly Answered[]): SlicedSide => ({
  slices: answers.map(({ from, to, bytes }) => {
    const tree = decodeFlamebearer(flamegraphOf(bytes), { type: 'samples', unit: 'count' });
    if (!tree.ok) {
      throw new Error(JSON.stringify(tree.error));
    }
    return { from, to, tree: tree.value };
  }),
});

function longestStep(left: SlicedSide, right: SlicedSide): number {
  let longest = 0;
  const run = <T>(steps: Steps<T>): T => {
    for (;;) {
      const start = performance.now();
      const step = steps.next();
      longest = Math.max(longest, performance.now() - start);
      if (step.done) {
        return step.value;
      }
    }
  };
  const comparison = run(compareSlicesSteps(left, right, { normalisation: 'perSecond' }));
  const tree = run(comparisonTreeSteps(left, right, comparison));
  run(explainChangeSteps(tree, comparison));
  run(changeFindingsSteps(tree, comparison));
  return longest;
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
