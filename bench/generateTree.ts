import { seededRandom } from './random';

/** A call tree in pre-order, made up but shaped like a merged profile of a Go service. */
export interface GeneratedTree {
  readonly level: Int32Array;
  /** Rows of `functionNames`. */
  readonly functionRow: Int32Array;
  /** Samples that end in a node; 0 for most inner nodes. */
  readonly self: Float64Array;
  readonly functionNames: readonly string[];
}

const MAX_DEPTH = 80;

/** A tree of `nodeCount` nodes: mean depth 26, values spread like Pareto's (most seen once, a few thousands of times). */
export function generateTree(nodeCount: number, seed = 42): GeneratedTree {
  const random = seededRandom(seed);
  const functionNames = generateNames(Math.max(50, Math.min(20_000, Math.round(30 * nodeCount ** 0.45))));
  const level = new Int32Array(nodeCount);
  const functionRow = new Int32Array(nodeCount);
  const childCount = new Int32Array(nodeCount);
  const path = [0];
  for (let node = 1; node < nodeCount; node++) {
    const depth = nextLevel(level[node - 1], random);
    const parent = path[depth - 1];
    const nth = childCount[parent]++;
    const mixed = Math.imul(functionRow[parent] + 1, 7919) + Math.imul(nth, 104_729) + depth * 31;
    level[node] = depth;
    functionRow[node] = (mixed >>> 0) % functionNames.length;
    path[depth] = node;
  }
  const self = Float64Array.from(childCount, (children) => {
    const isLeaf = children === 0;
    return isLeaf || random() < 0.15 ? paretoCount(random) : 0;
  });
  return { level, functionRow, self, functionNames };
}

/** Deeper with a chance that shrinks with the depth, else back up by a few levels. */
function nextLevel(previous: number, random: () => number): number {
  if (previous < MAX_DEPTH && random() < chanceToDescend(previous)) {
    return previous + 1;
  }
  let up = 1;
  while (random() < 0.55) {
    up++;
  }
  const level = random() < 0.0005 ? Math.min(previous, 1 + Math.floor(random() * 3)) : previous + 1 - up;
  return Math.max(level, Math.min(6, previous), 1);
}

function chanceToDescend(level: number): number {
  const [, chance] = DESCENT.find(([below]) => level < below) ?? [0, 0.35];
  return chance;
}

const DESCENT = [
  [8, 0.92],
  [20, 0.7],
  [40, 0.52],
] as const;

function paretoCount(random: () => number): number {
  return Math.max(1, Math.min(50_000, Math.floor((1 - random()) ** -0.9)));
}

function generateNames(count: number): string[] {
  const random = seededRandom(7);
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)];
  return Array.from({ length: count }, (_, i) => {
    const packageName = pick(PACKAGES);
    return `github.com/${pick(OWNERS)}/${packageName}/${packageName}.(*${pick(TYPES)}).${pick(METHODS)}${i}`;
  });
}

const OWNERS = ['checkout', 'payments', 'acme-corp', 'platform', 'warehouse', 'internal'];
const PACKAGES = ['querier', 'storage', 'ingester', 'codec', 'http', 'sync', 'scheduler', 'index', 'auth', 'cart'];
const TYPES = ['Server', 'Reader', 'Pool', 'Encoder', 'Tree', 'Client', 'Iterator', 'Cache', 'Buffer', 'Worker'];
const METHODS = ['Next', 'Do', 'handle', 'Write', 'decode', 'lookup', 'flush', 'Seek', 'merge', 'alloc'];
