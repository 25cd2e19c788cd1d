import { CallTree, ROOT } from './callTree';
import { type FlameTree } from './flameTree';
import { type FrameStep, type FrameTests } from './frameFilter';
import { NodeFiles } from './frameFiles';
import { NameTable } from './nameTable';
import { allSteps, type Steps } from './steps';

/**
 * The tree of the stacks that a filter keeps, without the frames that it hides. A stack is a row with a self that is
 * not 0, on either side of a comparison, and its frames are the rows above it; the root is no frame. A step looks at
 * the frames that the steps before it left. The self of a hidden frame goes to its caller, and what then has the same
 * name below the same parent becomes one row.
 *
 * Takes one pass over the rows for each step, and one to write the tree; files are kept.
 */
export function filterFrames(tree: FlameTree, tests: FrameTests): FlameTree {
  return allSteps(filterFramesSteps(tree, tests));
}

/** As `filterFrames`. */
export function* filterFramesSteps(tree: FlameTree, tests: FrameTests): Steps<FlameTree> {
  if (tests.length === 0) {
    return tree;
  }
  const decision = yield* decide(tree, tests);
  yield;
  return yield* rebuild(tree, decision);
}

/** Per row: whether it is a stack that stays, and whether it is a frame that goes. */
interface Decision {
  readonly parent: Int32Array;
  readonly kept: Uint8Array;
  readonly hidden: Uint8Array;
}

function* decide(tree: FlameTree, tests: FrameTests): Steps<Decision> {
  const rows = tree.level.length;
  const parent = parentRows(tree.level);
  const kept = Uint8Array.from({ length: rows }, (_, row) => Number(isStack(tree, row)));
  const hidden = new Uint8Array(rows);
  for (const step of tests) {
    yield;
    const matched = matchedRows(tree, step);
    matched[0] = 0;
    yield;
    if (step.action === 'hideFrames') {
      for (let row = 1; row < rows; row++) {
        hidden[row] |= matched[row];
      }
      continue;
    }
    // Whether a frame of the stack that ends in a row matches.
    const wanted = Number(step.action === 'keepStacks');
    const hit = new Uint8Array(rows);
    for (let row = 0; row < rows; row++) {
      hit[row] = (row > 0 ? hit[parent[row]] : 0) | (matched[row] & (1 - hidden[row]));
      if (hit[row] !== wanted) {
        kept[row] = 0;
      }
    }
  }
  return { parent, kept, hidden };
}

const isStack = ({ self, right }: FlameTree, row: number): boolean =>
  self[row] !== 0 || (right !== undefined && right.self[row] !== 0);

function parentRows(level: Int32Array): Int32Array {
  const parent = new Int32Array(level.length);
  const path: number[] = [];
  for (let row = 0; row < level.length; row++) {
    path[level[row]] = row;
    parent[row] = level[row] === 0 ? 0 : path[level[row] - 1];
  }
  return parent;
}

/** Asks a step once for each distinct name, file, or pair of both. */
function matchedRows({ level, names, nameIndex, files }: FlameTree, { looksAt, matches }: FrameStep): Uint8Array {
  const rows = level.length;
  const fileNames = files?.names ?? [''];
  const width = looksAt === 'name' ? 1 : fileNames.length;
  const answers = new Map<number, number>();
  const matched = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const name = nameIndex[row];
    const file = files?.index[row] ?? 0;
    const key = (looksAt === 'file' ? 0 : name * width) + (looksAt === 'name' ? 0 : file);
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = Number(matches(names[name], fileNames[file]));
      answers.set(key, answer);
    }
    matched[row] = answer;
  }
  return matched;
}

function* rebuild(tree: FlameTree, { parent, kept, hidden }: Decision): Steps<FlameTree> {
  const { level, names, nameIndex, self, right, files } = tree;
  const rows = level.length;
  // Rows at or above a stack that stays.
  const needed = kept.slice();
  for (let row = rows - 1; row > 0; row--) {
    needed[parent[row]] |= needed[row];
  }
  const table = new NameTable();
  const built = new CallTree(right ? 'comparison' : 'single');
  const nodeFiles = new NodeFiles();
  const nodeOf = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    if (needed[row] === 0 && row > 0) {
      continue;
    }
    const above = nodeOf[parent[row]];
    const node = row === 0 || hidden[row] === 1 ? above : built.child(above, table.row(names[nameIndex[row]]));
    nodeOf[row] = row === 0 ? ROOT : node;
    if (hidden[row] === 0) {
      nodeFiles.note(node, files?.index[row] ?? 0);
    }
    if (kept[row] === 1) {
      built.add(node, self[row], right?.self[row]);
    }
  }
  yield;
  return yield* built.finishSteps(table.names, tree.sampleType, files && nodeFiles.finish(files.names));
}
