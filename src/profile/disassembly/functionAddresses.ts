import { distinctFrames } from '../distinctFrames';
import { type FlameTree, type FlameTreeSide } from '../flameTree';
import { addressInName, functionInName, lineInName } from '../frameNames';
import { SideTotals } from '../sideTotals';
import { allSteps, type Steps } from '../steps';

/** What the instructions of a function cost, in the order of their addresses: a row each, in columns of equal length. */
export interface FunctionAddresses {
  readonly address: BigUint64Array;
  /** With that of functions that are inlined there. */
  readonly self: Float64Array;
  /** A stack that is at an address several times, as in a recursion, is counted once. */
  readonly total: Float64Array;
  /** Line of the function, and its file; 0 and the empty string where the profile does not tell them. */
  readonly line: Int32Array;
  readonly file: readonly string[];
  /** All of the function wherever it is, a stack counted once: one row. */
  readonly whole: FlameTreeSide;
  /** Functions that it is inlined into, by descending total, with what it has there: those are their instructions. */
  readonly inlinedInto: readonly InlinedInto[];
  /** What it has where the profile tells no address. */
  readonly unknown: FlameTreeSide;
}

export interface InlinedInto {
  readonly name: string;
  readonly total: number;
}

/**
 * What each address of a function has by itself and with what is called there, as `go tool pprof -disasm` tells it: functions
 * that are inlined at an address count for the function that it lies in. The tree is one whose frames are told apart by
 * `address`; of a comparison its left side is read.
 */
export const functionAddresses = (tree: FlameTree, name: string): FunctionAddresses =>
  allSteps(functionAddressesSteps(tree, name));

/** Rows to a step. */
const STEP = 65_536;

/** As `functionAddresses`. */
export function* functionAddressesSteps(tree: FlameTree, name: string): Steps<FunctionAddresses> {
  const { level } = tree;
  const frames = addressFrames(tree, name);
  yield;
  const sums = new Sums(tree, frames);
  for (let from = 1; from < level.length; from += STEP) {
    sums.add(from, Math.min(level.length, from + STEP));
    yield;
  }
  return sums.finish();
}

/** The distinct frames of a tree by address: a row each in the columns. */
interface AddressFrames {
  /** Per row of the tree: its frame. */
  readonly index: Int32Array;
  /** Rows of `addresses`, and of `functions`. */
  readonly address: Int32Array;
  readonly function: Int32Array;
  readonly line: Int32Array;
  readonly file: readonly string[];
  /** Distinct ones; the first is 0, for none. */
  readonly addresses: readonly bigint[];
  readonly functions: readonly string[];
  /** The row of the function that is wanted; −1 where no frame is of it. */
  readonly wanted: number;
}

function addressFrames(tree: FlameTree, wanted: string): AddressFrames {
  const { names, files } = tree;
  const { index, name, file } = distinctFrames(tree);
  const fileNames = file.map((row) => files?.names[row] ?? '');
  const addresses = new Map<bigint, number>([[0n, 0]]);
  const functions = new Map<string, number>();
  const rowIn = <K>(table: Map<K, number>, key: K): number => {
    const row = table.get(key) ?? table.size;
    table.set(key, row);
    return row;
  };
  const address = Int32Array.from(name, (row) => rowIn(addresses, addressInName(names[row])));
  const ofFunction = Int32Array.from(name, (row, at) => rowIn(functions, functionInName(names[row], fileNames[at])));
  return {
    index,
    address,
    function: ofFunction,
    line: Int32Array.from(name, (row, at) => lineInName(names[row], fileNames[at])),
    file: fileNames,
    addresses: [...addresses.keys()],
    functions: [...functions.keys()],
    wanted: functions.get(wanted) ?? -1,
  };
}

/** What is summed up: the whole function, what of it has no address, then a place for each address, and for each function. */
const WHOLE = 0;
const UNKNOWN = 1;
const FIRST_ADDRESS = 2;

class Sums {
  private readonly totals: SideTotals;
  private readonly onPath: Int32Array;
  /** Per address: the frame that lies there. */
  private readonly frameAt: Int32Array;
  /** Per level of the current stack: its frame, and the level of the frame that it is inlined into, or its own. */
  private readonly frame: number[] = [-1];
  private readonly host: number[] = [0];
  /** What the rows of the current stack were counted for, and how many there were before each level. */
  private readonly counted: number[] = [];
  private readonly countedBefore: number[] = [0];

  constructor(
    private readonly tree: FlameTree,
    private readonly frames: AddressFrames
  ) {
    const places = FIRST_ADDRESS + frames.addresses.length + frames.functions.length;
    this.totals = new SideTotals(tree, places);
    this.onPath = new Int32Array(places);
    this.frameAt = new Int32Array(frames.addresses.length).fill(-1);
  }

  add(from: number, to: number): void {
    const { level } = this.tree;
    const { index, address, function: functionOf, wanted } = this.frames;
    for (let row = from; row < to; row++) {
      const depth = level[row];
      this.leaveTo(depth);
      const frame = index[row];
      const at = address[frame];
      const host = this.isInlined(depth, frame) ? this.host[depth - 1] : depth;
      this.frame[depth] = frame;
      this.host[depth] = host;
      const outermost = this.frame[host];
      if (functionOf[frame] === wanted) {
        this.count(row, WHOLE);
        if (at === 0) {
          this.count(row, UNKNOWN);
        } else if (host !== depth) {
          this.count(row, FIRST_ADDRESS + this.frameAt.length + functionOf[outermost]);
        }
      }
      if (at !== 0 && functionOf[outermost] === wanted) {
        this.frameAt[at] = outermost;
        this.count(row, FIRST_ADDRESS + at);
      }
    }
  }

  finish(): FunctionAddresses {
    const { addresses, functions, line, file } = this.frames;
    const rows = Int32Array.from(addresses.keys())
      .filter((row) => this.frameAt[row] !== -1)
      .sort((a, b) => (addresses[a] < addresses[b] ? -1 : 1));
    const firstFunction = FIRST_ADDRESS + addresses.length;
    return {
      address: BigUint64Array.from(rows, (row) => addresses[row]),
      ...this.totals.pick(rows.map((row) => FIRST_ADDRESS + row)),
      line: Int32Array.from(rows, (row) => line[this.frameAt[row]]),
      file: Array.from(rows, (row) => file[this.frameAt[row]]),
      whole: this.totals.pick(Int32Array.of(WHOLE)),
      unknown: this.totals.pick(Int32Array.of(UNKNOWN)),
      inlinedInto: functions
        .map((name, row) => ({ name, total: this.totals.total[firstFunction + row] }))
        .filter(({ total }) => total !== 0)
        .sort((a, b) => b.total - a.total),
    };
  }

  /** Whether a frame is at the same place of the stack as the one above: of the same address, and no call of itself. */
  private isInlined(depth: number, frame: number): boolean {
    const { address, function: functionOf } = this.frames;
    if (depth < 2 || address[frame] === 0 || address[frame] !== address[this.frame[depth - 1]]) {
      return false;
    }
    for (let at = this.host[depth - 1]; at < depth; at++) {
      if (functionOf[this.frame[at]] === functionOf[frame]) {
        return false;
      }
    }
    return true;
  }

  private count(row: number, place: number): void {
    this.totals.add(row, place, this.onPath[place]++ === 0);
    this.counted.push(place);
  }

  private leaveTo(depth: number): void {
    const kept = this.countedBefore[depth] ?? this.counted.length;
    while (this.counted.length > kept) {
      this.onPath[this.counted.pop() ?? 0]--;
    }
    this.countedBefore[depth] = this.counted.length;
    this.countedBefore.length = depth + 1;
  }
}
