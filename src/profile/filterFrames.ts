import { distinctFrames } from './distinctFrames';
import { type FlameTree } from './flameTree';
import { type FrameStep, type FrameTests } from './frameFilter';
import { type Reshaping, reshapeSteps } from './reshape';
import { allSteps, type Steps } from './steps';
import { parentRows, stackRows } from './treeRows';

/**
 * The tree of the stacks that a filter keeps, without the frames that it hides. A stack is a row with a self that is
 * not 0, on either side of a comparison, and its frames are the rows above it; the root is no frame, and
 * neither are the values of labels that stand above the stacks, `labelLevels` levels of them. A step looks at the frames that the steps before it left. The self of a hidden frame goes to its caller, and what then has the same
 * name below the same parent becomes one row.
 *
 * Takes one pass over the rows for each step, and one to write the tree; files are kept, and `names` stay as they are.
 */
export function filterFrames(tree: FlameTree, tests: FrameTests, labelLevels?: number): FlameTree {
  return allSteps(filterFramesSteps(tree, tests, labelLevels));
}

/** As `filterFrames`. */
export function* filterFramesSteps(tree: FlameTree, tests: FrameTests, labelLevels = 0): Steps<FlameTree> {
  if (tests.length === 0) {
    return tree;
  }
  const reshaping = yield* decide(tree, tests, labelLevels);
  yield;
  return yield* reshapeSteps(tree, reshaping);
}

function* decide(tree: FlameTree, tests: FrameTests, labelLevels: number): Steps<Reshaping> {
  const rows = tree.level.length;
  const parent = parentRows(tree.level);
  const kept = stackRows(tree);
  const hidden = new Uint8Array(rows);
  for (const step of tests) {
    yield;
    const matched = matchedRows(tree, step);
    for (let row = 0; row < rows; row++) {
      matched[row] &= Number(tree.level[row] > labelLevels);
    }
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
  const place = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    place[row] = hidden[row] === 1 ? parent[row] : row;
  }
  return { kept, place };
}

/** Asks a step once for each name, file, or pair of both that a row has. */
function matchedRows(tree: FlameTree, { looksAt, matches }: FrameStep): Uint8Array {
  const { names, nameIndex, files } = tree;
  const fileNames = files?.names ?? [''];
  switch (looksAt) {
    case 'name':
      return askOnce(nameIndex, names.length, (name) => matches(names[name], ''));
    case 'file':
      return askOnce(files?.index ?? new Int32Array(nameIndex.length), fileNames.length, (file) =>
        matches('', fileNames[file])
      );
    case 'both': {
      const { index, name, file } = distinctFrames(tree);
      return askOnce(index, name.length, (pair) => matches(names[name[pair]], fileNames[file[pair]]));
    }
  }
}

const NOT_ASKED = 2;

function askOnce(index: Int32Array, count: number, test: (key: number) => boolean): Uint8Array {
  const answers = new Uint8Array(count).fill(NOT_ASKED);
  const matched = new Uint8Array(index.length);
  for (let row = 0; row < index.length; row++) {
    const key = index[row];
    if (answers[key] === NOT_ASKED) {
      answers[key] = test(key) ? 1 : 0;
    }
    matched[row] = answers[key];
  }
  return matched;
}
