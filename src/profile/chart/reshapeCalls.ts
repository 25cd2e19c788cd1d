import { type FlameTree } from '../flameTree';
import { type Reshaping } from '../reshape';
import { type Steps } from '../steps';
import { parentRows } from '../treeRows';
import { type CallTimes } from './callTimes';
import { ChartBuilder } from './chartBuilder';

const ROWS_PER_STEP = 32_768;

/**
 * As `reshapeSteps`, of calls in the order of time: no two calls become one. What is left stays where it was in time; a
 * call of which a part is left out is drawn in the pieces that are left.
 */
export function* reshapeCallsSteps(tree: FlameTree, times: CallTimes, reshaping: Reshaping): Steps<FlameTree> {
  const { level, sampleType, files } = tree;
  const { names } = reshaping.renamed ?? tree;
  const pieces = new CallPieces(tree, times, reshaping);
  yield;
  for (let row = 0; row < level.length; row++) {
    pieces.enter(row);
    if (row % ROWS_PER_STEP === ROWS_PER_STEP - 1) {
      yield;
    }
  }
  const header = { names, files: files?.names ?? [], sampleType, unit: times.unit };
  return yield* pieces.end().finishSteps(header, times.end[0]);
}

/** Goes through the stretches of time in which no call was made any deeper, and writes those that are kept. */
class CallPieces {
  private readonly builder: ChartBuilder;
  private readonly parent: Int32Array;
  /** The row that a row's self goes to. */
  private readonly target: Int32Array;
  /** Level of a row in what is written, and how much of it is without a call. */
  private readonly level: Int32Array;
  private readonly alone: Float64Array;
  /** The rows that are open in the tree, up to when each was looked at, and whether it had any time alone. */
  private readonly open: number[] = [];
  private readonly until: number[] = [];
  private readonly hadTime: boolean[] = [];
  /** The rows that are open in what is written, by level, and when the last piece ended. */
  private readonly written: number[] = [0];
  private last = 0;

  constructor(
    private readonly tree: FlameTree,
    private readonly times: CallTimes,
    private readonly reshaping: Reshaping
  ) {
    const { place, renamed } = reshaping;
    const rows = place.length;
    this.builder = new ChartBuilder((renamed ?? tree).nameIndex[0]);
    this.parent = parentRows(tree.level);
    this.target = new Int32Array(rows);
    this.level = new Int32Array(rows);
    this.alone = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      const above = this.target[this.parent[row]];
      this.target[row] = place[row] === row ? row : this.target[place[row]];
      this.level[row] = row === 0 ? 0 : this.level[above] + 1;
      const length = times.end[row] - times.start[row];
      this.alone[row] += length;
      this.alone[this.parent[row]] -= row === 0 ? 0 : length;
    }
  }

  enter(row: number): void {
    const { start } = this.times;
    this.leaveTo(this.tree.level[row]);
    if (row > 0) {
      this.pass(start[row]);
    }
    this.open.push(row);
    this.until.push(start[row]);
    this.hadTime.push(false);
  }

  end(): ChartBuilder {
    this.leaveTo(0);
    this.builder.closeTo(0, this.last);
    return this.builder;
  }

  private leaveTo(depth: number): void {
    const { end } = this.times;
    while (this.open.length > depth) {
      const row = this.open[this.open.length - 1];
      this.pass(end[row]);
      const value = this.tree.self[row];
      if (this.hadTime.pop() === false && value !== 0 && this.reshaping.kept[row] === 1) {
        this.write(row, end[row], end[row], value);
      }
      this.open.pop();
      this.until.pop();
      if (this.until.length > 0) {
        this.until[this.until.length - 1] = end[row];
      }
    }
  }

  /** The row that was opened last, up to a moment. */
  private pass(to: number): void {
    const row = this.open[this.open.length - 1];
    const from = this.until[this.until.length - 1];
    if (to > from && this.reshaping.kept[row] === 1) {
      const share = (to - from) / Math.max(this.alone[row], to - from);
      this.hadTime[this.hadTime.length - 1] = true;
      this.write(row, from, to, this.tree.self[row] * share);
    }
  }

  private write(row: number, from: number, to: number, value: number): void {
    const { builder, level, written, parent, target, tree, last } = this;
    const { nameIndex } = this.reshaping.renamed ?? tree;
    const chain: number[] = [];
    const isOpen = (of: number): boolean => level[of] < written.length && written[level[of]] === of;
    let at = target[row];
    while (at !== 0 && !(from <= last && isOpen(at))) {
      chain.push(at);
      at = target[parent[at]];
    }
    builder.closeTo(level[at], last);
    written.length = level[at] + 1;
    for (const opened of chain.reverse()) {
      builder.open(nameIndex[opened], tree.files?.index[opened] ?? 0, from);
      written.push(opened);
    }
    builder.add(value);
    builder.unplaced += to === from ? 1 : 0;
    this.last = to;
  }
}
