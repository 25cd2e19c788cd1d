import { CallTree, ROOT } from './callTree';
import { reshapeCallsSteps } from './chart/reshapeCalls';
import { type FlameTree } from './flameTree';
import { NodeFiles } from './frameFiles';
import { type Steps } from './steps';
import { type CallTreeColumns, flameTreeSteps } from './toFlameTree';
import { parentRows } from './treeRows';

/** What becomes of each row of a tree in a new one. */
export interface Reshaping {
  /** 1 where the row's self is taken over. A row with no such row in its subtree goes. */
  readonly kept: Uint8Array;
  /**
   * The row whose place a row takes: itself, or one that stands before it, which its self then goes to and its children
   * below. The root's own is the root.
   */
  readonly place: Int32Array;
  /** Other names than those of the tree; row 0 of `names` is the root's. */
  readonly renamed?: RowNames;
}

/** What the rows of a tree are called. */
export interface RowNames {
  readonly names: readonly string[];
  /** Per row: a row of `names`. */
  readonly nameIndex: Int32Array;
}

/**
 * Writes a tree anew. What then has the same name below the same parent becomes one row, with the first file that is
 * known, and stands for what all of them stand for. `names` stay the ones that they are, so that an index into them means
 * the same in both trees. What was cut off and goes into another row is that row's own. Calls in the order of time stay calls, see
 * `reshapeCallsSteps`.
 */
export function* reshapeSteps(tree: FlameTree, reshaping: Reshaping): Steps<FlameTree> {
  if (tree.times) {
    return yield* reshapeCallsSteps(tree, tree.times, reshaping);
  }
  const parent = parentRows(tree.level);
  const needed = reshaping.kept.slice();
  needed[0] = 1;
  let keepsPlaces = reshaping.renamed === undefined;
  for (let row = needed.length - 1; row > 0; row--) {
    const isMoved = reshaping.place[row] !== row;
    needed[isMoved ? reshaping.place[row] : parent[row]] |= needed[row];
    keepsPlaces &&= !isMoved;
  }
  yield;
  return yield* keepsPlaces ? cutOut(tree, reshaping.kept, needed, parent) : moveRows(tree, reshaping, needed, parent);
}

/** Where every row keeps its place, no two can meet. */
function* cutOut(tree: FlameTree, kept: Uint8Array, needed: Uint8Array, parent: Int32Array): Steps<FlameTree> {
  const { nameIndex, self, right, files, folded } = tree;
  const count = needed.reduce((sum, one) => sum + one, 0);
  const nodes = {
    parent: new Int32Array(count),
    name: new Int32Array(count),
    self: new Float64Array(count),
    selfRight: right && new Float64Array(count),
    files: files && { names: files.names, index: new Int32Array(count) },
    folded: folded && new Int32Array(count),
  } satisfies CallTreeColumns;
  const nodeOf = new Int32Array(needed.length);
  let node = 0;
  for (let row = 0; row < needed.length; row++) {
    if (needed[row] === 0) {
      continue;
    }
    nodeOf[row] = node;
    nodes.parent[node] = nodeOf[parent[row]];
    nodes.name[node] = nameIndex[row];
    if (kept[row] === 1) {
      nodes.self[node] = self[row];
      nodes.selfRight?.fill(right?.self[row] ?? 0, node, node + 1);
    }
    nodes.files?.index.fill(files?.index[row] ?? 0, node, node + 1);
    nodes.folded?.fill(folded?.[row] ?? 0, node, node + 1);
    node++;
  }
  yield;
  return yield* flameTreeSteps(nodes, tree.names, tree.sampleType);
}

const ROWS_PER_STEP = 65_536;

function* moveRows(tree: FlameTree, reshaping: Reshaping, needed: Uint8Array, parent: Int32Array): Steps<FlameTree> {
  const { self, right, files, folded } = tree;
  const { kept, place } = reshaping;
  const { names, nameIndex } = reshaping.renamed ?? tree;
  const built = new CallTree(right ? 'comparison' : 'single', nameIndex[0]);
  const nodeFiles = new NodeFiles();
  const nodeOf = new Int32Array(needed.length);
  for (let row = 0; row < needed.length; row++) {
    if (needed[row] === 0) {
      continue;
    }
    let node: number;
    if (place[row] !== row) {
      node = nodeOf[place[row]];
    } else {
      node = row === 0 ? ROOT : built.child(nodeOf[parent[row]], nameIndex[row]);
      nodeFiles.note(node, files?.index[row] ?? 0);
      if (folded) {
        built.fold(node, folded[row]);
      }
    }
    nodeOf[row] = node;
    if (kept[row] === 1) {
      built.add(node, self[row], right?.self[row]);
    }
    if (row % ROWS_PER_STEP === 0) {
      yield;
    }
  }
  yield;
  return yield* built.finishSteps(names, tree.sampleType, files && nodeFiles.finish(files.names));
}
