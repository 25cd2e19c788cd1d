import { distinctFrames, type DistinctFrames } from './distinctFrames';
import { type FlameTree, type FlameTreeSide } from './flameTree';
import { functionInName, lineInName } from './frameNames';
import { SideTotals } from './sideTotals';
import { allSteps, type Steps } from './steps';

/** What the lines of a function cost, in the order of its file: a row each, in columns of equal length. */
export interface FunctionLines {
  /** Source file; the empty string where it is not known. */
  readonly file: string;
  /** Numbers of lines, from 1; 0 is where the profile does not tell the line. */
  readonly line: Int32Array;
  readonly self: Float64Array;
  /** A stack that is at a line several times, as in a recursion, is counted once. */
  readonly total: Float64Array;
  /** The right side of a comparison. */
  readonly right?: FlameTreeSide;
  /** All lines together, a stack counted once: one row. */
  readonly whole: FlameTreeSide & { readonly right?: FlameTreeSide };
}

/**
 * What each line of a function has by itself and with what it calls, as `go tool pprof -list` tells it. The tree is one whose
 * frames are told apart by `line` or `address`, with files. Functions of different files may have one name: each file is an
 * item, by descending total (of both sides of a comparison added). Empty where no row is of the function.
 */
export function functionLines(tree: FlameTree, name: string): readonly FunctionLines[] {
  return allSteps(functionLinesSteps(tree, name));
}

/** Rows to a step. */
const STEP = 65_536;

/** As `functionLines`. */
export function* functionLinesSteps(tree: FlameTree, name: string): Steps<readonly FunctionLines[]> {
  const { level } = tree;
  const frames = distinctFrames(tree);
  yield;
  const places = placesOf(tree, frames, name);
  const lines = new Counted(tree, places.line.length);
  const wholes = new Counted(tree, places.files.length);
  /** The rows of the function above the current row, the innermost last: their levels, and their places. */
  const levels: number[] = [];
  const path: number[] = [];
  const leaveTo = (depth: number): void => {
    while (levels.length > 0 && levels[levels.length - 1] >= depth) {
      levels.pop();
      const left = path.pop() ?? 0;
      lines.leave(left);
      wholes.leave(places.file[left]);
    }
  };
  const addRows = (from: number, to: number): void => {
    for (let row = from; row < to; row++) {
      leaveTo(level[row]);
      const place = places.ofFrame[frames.index[row]];
      if (place !== -1) {
        lines.enter(row, place);
        wholes.enter(row, places.file[place]);
        levels.push(level[row]);
        path.push(place);
      }
    }
  };
  for (let from = 1; from < level.length; from += STEP) {
    addRows(from, Math.min(level.length, from + STEP));
    yield;
  }
  const weight = (file: number): number => wholes.left.total[file] + (wholes.right?.total[file] ?? 0);
  // The root may be called like the function.
  return [...places.files.keys()]
    .filter((file) => wholes.rows[file] > 0)
    .sort((a, b) => weight(b) - weight(a))
    .map((file) => {
      const rows = Int32Array.from(places.line.keys())
        .filter((place) => places.file[place] === file && lines.rows[place] > 0)
        .sort((a, b) => places.line[a] - places.line[b]);
      return {
        file: places.files[file],
        line: Int32Array.from(rows, (place) => places.line[place]),
        ...lines.pick(rows),
        whole: wholes.pick(Int32Array.of(file)),
      };
    });
}

/** Where the frames of a function stand. */
interface Places {
  readonly files: readonly string[];
  /** Per place: its line, and a row of `files`. */
  readonly line: readonly number[];
  readonly file: readonly number[];
  /** Per distinct frame of the tree: its place; −1 for one of another function. */
  readonly ofFrame: Int32Array;
}

function placesOf(tree: FlameTree, frames: DistinctFrames, wanted: string): Places {
  const files: string[] = [];
  const line: number[] = [];
  const file: number[] = [];
  const known = new Map<string, number>();
  const ofFrame = Int32Array.from(frames.name, (nameRow, frame) => {
    const name = tree.names[nameRow];
    const fileName = tree.files?.names[frames.file[frame]] ?? '';
    if (!name.includes(wanted) || functionInName(name, fileName) !== wanted) {
      return -1;
    }
    const lineNumber = lineInName(name, fileName);
    const key = `${lineNumber} ${fileName}`;
    const place = known.get(key) ?? line.length;
    if (place === line.length) {
      known.set(key, place);
      line.push(lineNumber);
      file.push(files.includes(fileName) ? files.indexOf(fileName) : files.push(fileName) - 1);
    }
    return place;
  });
  return { files, line, file, ofFrame };
}

/** Sums of both sides, with how often each of what they are for is in the current stack. */
class Counted {
  readonly left: SideTotals;
  readonly right: SideTotals | undefined;
  /** How many rows were counted. */
  readonly rows: Int32Array;
  private readonly onPath: Int32Array;

  constructor(tree: FlameTree, count: number) {
    this.left = new SideTotals(tree, count);
    this.right = tree.right && new SideTotals(tree.right, count);
    this.rows = new Int32Array(count);
    this.onPath = new Int32Array(count);
  }

  enter(row: number, to: number): void {
    const isOutermost = this.onPath[to]++ === 0;
    this.rows[to]++;
    this.left.add(row, to, isOutermost);
    this.right?.add(row, to, isOutermost);
  }

  leave(to: number): void {
    this.onPath[to]--;
  }

  pick(which: Int32Array): FlameTreeSide & { readonly right?: FlameTreeSide } {
    return { ...this.left.pick(which), ...(this.right && { right: this.right.pick(which) }) };
  }
}

/**
 * The row of the line that a function spends most at, with what it calls; in a comparison the line that changed most. −1 where
 * no line is known.
 */
export function hottestLine({ line, self, total, right }: FunctionLines): number {
  const weights = (row: number): readonly [number, number] =>
    right ? [Math.abs(right.total[row] - total[row]), Math.abs(right.self[row] - self[row])] : [total[row], self[row]];
  let hottest = -1;
  for (let row = 0; row < line.length; row++) {
    const [most, mostSelf] = hottest === -1 ? [-Infinity, -Infinity] : weights(hottest);
    const [of, ofSelf] = weights(row);
    if (line[row] > 0 && (of > most || (of === most && ofSelf > mostSelf))) {
      hottest = row;
    }
  }
  return hottest;
}

/**
 * The function of a row or of a table's entry as a tree names it, with its file where that is known: in a tree by line or
 * address the name holds the file and line too.
 */
export function functionOfName(
  tree: FlameTree,
  name: string,
  file: string
): { readonly name: string; readonly file: string } {
  const row = file === '' ? tree.names.indexOf(name) : -1;
  const at = row === -1 ? -1 : tree.nameIndex.indexOf(row);
  const known = at === -1 ? file : (tree.files?.names[tree.files.index[at]] ?? '');
  return { name: functionInName(name, known), file: known };
}
