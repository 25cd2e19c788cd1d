import { type FlameTree } from './flameTree';
import { type FileColumn } from './frameFiles';
import { type SampleType } from './profile';
import { type Steps } from './steps';

/** Nodes of a call tree in any order in which parents come first; node 0 is the root. */
export interface CallTreeColumns {
  readonly parent: Int32Array;
  readonly name: Int32Array;
  readonly self: Float64Array;
  readonly selfRight: Float64Array | undefined;
  readonly files: FileColumn | undefined;
  /** Of rows that stand for what was cut off, as in a `FlameTree`. */
  readonly folded?: Int32Array | undefined;
}

/**
 * Sums up totals and puts the nodes in pre-order: siblings by descending total (both sides added), then by name, those that
 * stand for what was cut off last.
 */
export function* flameTreeSteps(
  tree: CallTreeColumns,
  names: readonly string[],
  sampleType: SampleType
): Steps<FlameTree> {
  const totals = yield* sumSides(tree);
  yield;
  const byWeight = siblingOrder(totals.weight, tree.name, nameOrder(names, tree.name.length));
  const compare = tree.folded ? foldedLast(tree.folded, byWeight) : byWeight;
  yield;
  const order = yield* preOrder(tree.parent, compare);
  yield;
  return yield* inOrder(tree, totals, order, names, sampleType);
}

interface Totals {
  readonly left: Float64Array;
  readonly right: Float64Array | undefined;
  /** Both sides added. */
  readonly weight: Float64Array;
}

function* sumSides({ parent, self, selfRight }: CallTreeColumns): Steps<Totals> {
  const left = sumTotals(parent, self);
  yield;
  const right = selfRight && sumTotals(parent, selfRight);
  yield;
  return { left, right, weight: right ? left.map((value, node) => value + right[node]) : left };
}

function* inOrder(
  { parent, name, self, selfRight, files, folded }: CallTreeColumns,
  totals: Totals,
  order: Int32Array,
  names: readonly string[],
  sampleType: SampleType
): Steps<FlameTree> {
  const count = order.length;
  const level = new Int32Array(count);
  const rowOf = new Int32Array(count);
  for (let row = 1; row < count; row++) {
    const node = order[row];
    rowOf[node] = row;
    level[row] = level[rowOf[parent[node]]] + 1;
  }
  yield;
  const nameIndex = gather(name, order, new Int32Array(count));
  yield;
  const selfInOrder = gather(self, order, new Float64Array(count));
  yield;
  const total = gather(totals.left, order, new Float64Array(count));
  yield;
  const index = files && gather(files.index, order, new Int32Array(count));
  const flameTree = {
    sampleType,
    names,
    level,
    nameIndex,
    self: selfInOrder,
    total,
    ...(files && index && { files: { names: files.names, index } }),
    ...(folded && { folded: gather(folded, order, new Int32Array(count)) }),
  };
  if (!selfRight || !totals.right) {
    return flameTree;
  }
  yield;
  const selfOfRight = gather(selfRight, order, new Float64Array(count));
  yield;
  const right = { self: selfOfRight, total: gather(totals.right, order, new Float64Array(count)) };
  return { ...flameTree, right };
}

function sumTotals(parent: Int32Array, self: Float64Array): Float64Array {
  const total = self.slice();
  for (let node = total.length - 1; node > 0; node--) {
    total[parent[node]] += total[node];
  }
  return total;
}

/** Negative when the first of two siblings comes first. */
type Compare = (one: number, other: number) => number;

function siblingOrder(weight: Float64Array, name: Int32Array, byName: Compare): Compare {
  return (one, other) => weight[other] - weight[one] || byName(name[one], name[other]);
}

const foldedLast =
  (folded: Int32Array, compare: Compare): Compare =>
  (one, other) =>
    Number(folded[one] !== 0) - Number(folded[other] !== 0) || compare(one, other);

/** Nodes per name from which on ranks of all names are worth their making: names decide between equal weights only. */
const NODES_PER_RANK = 16;

/** Compares rows of the names. */
function nameOrder(names: readonly string[], nodes: number): Compare {
  if (!ranksOf.has(names) && nodes < NODES_PER_RANK * names.length) {
    return (one, other) => compareText(names[one], names[other]);
  }
  const rank = rankNames(names);
  return (one, other) => rank[one] - rank[other];
}

/** Trees that are made of one another share their names, so the ranks are kept with these. */
const ranksOf = new WeakMap<readonly string[], Int32Array>();

function rankNames(names: readonly string[]): Int32Array {
  const known = ranksOf.get(names);
  if (known?.length === names.length) {
    return known;
  }
  const sorted = Int32Array.from(names, (_, row) => row).sort((a, b) => compareText(names[a], names[b]));
  const rank = new Int32Array(names.length);
  sorted.forEach((row, position) => {
    rank[row] = position;
  });
  ranksOf.set(names, rank);
  return rank;
}

/** By code units: the same in every locale. */
function compareText(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}

/** Rows that are put in order in one step. */
const ROWS_PER_STEP = 32_768;

function* preOrder(parent: Int32Array, compare: Compare): Steps<Int32Array> {
  const walk = new PreOrderWalk(parent, compare);
  while (walk.next(ROWS_PER_STEP)) {
    yield;
  }
  return walk.order;
}

class PreOrderWalk {
  readonly order: Int32Array;
  private readonly firstChild: Int32Array;
  private readonly nextSibling: Int32Array;
  private readonly stack: Int32Array;
  private stacked = 1;
  private row = 0;

  constructor(
    parent: Int32Array,
    private readonly compare: Compare
  ) {
    const count = parent.length;
    this.order = new Int32Array(count);
    this.firstChild = new Int32Array(count).fill(-1);
    this.nextSibling = new Int32Array(count);
    this.stack = new Int32Array(count);
    for (let node = count - 1; node > 0; node--) {
      this.nextSibling[node] = this.firstChild[parent[node]];
      this.firstChild[parent[node]] = node;
    }
  }

  /** Puts that many more rows in order; false when there are no more. */
  next(rows: number): boolean {
    const { order, firstChild, nextSibling, stack, compare } = this;
    const end = Math.min(this.row + rows, order.length);
    let stacked = this.stacked;
    for (let row = this.row; row < end; row++) {
      const node = stack[--stacked];
      order[row] = node;
      const bottom = stacked;
      for (let child = firstChild[node]; child !== -1; child = nextSibling[child]) {
        stack[stacked++] = child;
      }
      sortLastFirst(stack, bottom, stacked, compare);
    }
    this.stacked = stacked;
    this.row = end;
    return end < order.length;
  }
}

/** Sorts a range so that its first comes last, where the stack gives it out first. Most ranges are a few nodes long. */
function sortLastFirst(stack: Int32Array, from: number, to: number, compare: Compare): void {
  if (to - from > 24) {
    stack.subarray(from, to).sort((one, other) => compare(other, one));
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const node = stack[i];
    let hole = i;
    while (hole > from && compare(stack[hole - 1], node) < 0) {
      stack[hole] = stack[hole - 1];
      hole--;
    }
    stack[hole] = node;
  }
}

function gather<T extends Int32Array | Float64Array>(from: T, order: Int32Array, to: T): T {
  for (let row = 0; row < order.length; row++) {
    to[row] = from[order[row]];
  }
  return to;
}
