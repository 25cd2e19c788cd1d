import { seededRandom } from '../../bench/random';
import { CallTree, ROOT } from '../../src/profile/callTree';
import { type FlameTree } from '../../src/profile/flameTree';
import { NameTable } from '../../src/profile/nameTable';
import { type Slice } from '../../src/profile/statistics/slices';
import { draws, type Draws } from './random';

/** A service whose samples are made up. Function `i` is called `f<i>` and takes the share of rank `i + 1` in Zipf's law. */
export interface Workload {
  readonly functions: number;
  /** Samples of a whole window. */
  readonly samples: number;
  readonly slices: number;
  /** How much the cost of each function varies from slice to slice beside sampling: its coefficient of variation. */
  readonly mixNoise: number;
  /** How much of that the next slice keeps: 0 is none. */
  readonly persistence?: number;
  /** How much the load of the whole service varies from slice to slice. */
  readonly loadNoise?: number;
  /** Shares that are not Zipf's, by function. */
  readonly shares?: Readonly<Record<number, number>>;
}

const SLICE_MILLIS = 15_000;

/** The slices of a window of a workload, the same ones for the same seed. Half of the functions are called by others. */
export function simulateWindow(workload: Workload, seed: number, start = 0): Slice[] {
  const draw = draws(seededRandom(seed));
  const { functions, slices, samples, mixNoise, persistence = 0, loadNoise = 0 } = workload;
  const share = sharesOf(workload);
  const drift = new Float64Array(functions);
  const step = Math.sqrt(1 - persistence ** 2);
  return Array.from({ length: slices }, (_, slice) => {
    const load = loadNoise === 0 ? 1 : draw.gamma(1 / loadNoise ** 2);
    const cost = share.map((part, i) => {
      drift[i] = persistence * drift[i] + (slice === 0 ? 1 : step) * draw.normal();
      return part * load * noise(draw, mixNoise, persistence, drift[i]);
    });
    const tree = treeOf(cost.map((part) => draw.poisson((part * samples) / slices)));
    return { from: start + slice * SLICE_MILLIS, to: start + (slice + 1) * SLICE_MILLIS, tree };
  });
}

function noise({ gamma }: Draws, variation: number, persistence: number, drift: number): number {
  if (variation === 0) {
    return 1;
  }
  return persistence > 0 ? Math.exp(variation * drift - variation ** 2 / 2) : gamma(1 / variation ** 2);
}

function sharesOf({ functions, shares = {} }: Workload): Float64Array {
  const zipf = Float64Array.from({ length: functions }, (_, i) => 1 / (i + 1));
  const sum = zipf.reduce((all, part) => all + part, 0);
  return zipf.map((part, i) => shares[i] ?? part / sum);
}

/** Function `i` is called by the root where `i` is even, else by a function of a lower number. */
function treeOf(counts: Float64Array): FlameTree {
  const table = new NameTable();
  const tree = new CallTree();
  const nodes: number[] = [];
  counts.forEach((count, i) => {
    const caller = i % 2 === 0 ? ROOT : nodes[(Math.imul(i, 0x9e37_79b1) >>> 0) % i];
    nodes.push(tree.child(caller, table.row(`f${i}`)));
    tree.add(nodes[i], count);
  });
  return tree.finish(table.names, { type: 'samples', unit: 'count' });
}
