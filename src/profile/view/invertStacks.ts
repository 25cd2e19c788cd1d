import { type FlameTree } from '../flameTree';
import { type Steps } from '../steps';
import { HeaviestFirst } from './heap';
import { InvertedNodes } from './invertedNodes';

/** Stacks to be turned around, one entry for each. */
export interface Stacks {
  /** The first row of the tree that is shown; those above it follow. The root, 0, ends a stack. */
  readonly row: Int32Array;
  readonly left: Float64Array;
  /** Of a comparison. */
  readonly right: Float64Array | undefined;
}

export interface InvertLimits {
  /** Rows of the inverted tree, its `other` rows included. */
  readonly maxRows: number;
  /** What weighs less than this share (0 to 1) of the whole is folded where the tree would have more than `maxRows`. */
  readonly leastShare: number;
  /**
   * How many of its heaviest children the root keeps even so, where there are so many light ones that all that is seen
   * would be `other`. Any other row keeps its share of them, and one at the least.
   */
  readonly leastRows: number;
  /** Steps from a row to the one above it, all stacks together. */
  readonly maxSteps: number;
}

/** 1/16,384 is where Firefox stops: less than a pixel of a graph as wide as a large screen. */
export const INVERT_LIMITS: InvertLimits = {
  maxRows: 100_000,
  leastShare: 1 / 16_384,
  leastRows: 4096,
  maxSteps: 20_000_000,
};

/** A few milliseconds', in stacks that go to the next row; to begin a row takes as long as so many of them. */
const COST_PER_STEP = 65_536;
const NODE_COST = 16;

/**
 * A tree with callers below what they call. What was cut stands in rows named `other`, the last of their siblings, whose
 * `folded` is how many stacks (rows of the tree that was inverted) go on there.
 */
export interface InvertedTree extends FlameTree {
  /** Share (0 to 1) of the root's weight that lies in `other` rows. */
  readonly foldedShare: number;
}

/**
 * The tree of stacks that are read from their ends to the root. Each row has those stacks whose last frames are the path
 * to it, and by itself those which have no more callers.
 *
 * An inverted tree may have as many rows as all stacks have frames, dozens of times the rows of the tree. So it grows
 * from its root, the heaviest row (of both sides together) first, until a limit is reached; what a row has beyond that
 * is one `other` row below it. A tree that fits into `maxRows` in any case is whole.
 */
export function* invertStacksSteps(
  tree: FlameTree,
  stacks: Stacks,
  rootName: number,
  limits: InvertLimits
): Steps<InvertedTree> {
  const nodes = new InvertedNodes(tree, stacks, rootName);
  const isWhole = nodes.mostRows <= limits.maxRows;
  const whole = nodes.weightOf(0);
  const least = isWhole ? 0 : limits.leastShare * whole;
  const waiting = new HeaviestFirst();
  waiting.push(0, whole);
  let steps = 0;
  let cost = 0;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    steps += nodes.stackCount(node);
    cost += NODE_COST + nodes.stackCount(node);
    if (cost >= COST_PER_STEP) {
      cost = 0;
      yield;
    }
    // Each row that waits may need an `other` row, and so may this one.
    const places = isWhole ? Infinity : limits.maxRows - nodes.count - waiting.size - 1;
    const leastRows = whole === 0 ? 0 : Math.ceil((limits.leastRows * nodes.weightOf(node)) / whole);
    if ((!isWhole && steps > limits.maxSteps) || !(yield* nodes.growSteps(node, { least, leastRows, places }))) {
      nodes.fold(node);
      continue;
    }
    for (let child = nodes.firstOfLast; child < nodes.count; child++) {
      if (nodes.stackCount(child) > 0) {
        waiting.push(child, nodes.weightOf(child));
      }
    }
  }
  yield;
  return yield* nodes.finishSteps();
}
