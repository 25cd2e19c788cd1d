import { type FlameTree } from '../flameTree';
import { Float64Column, Int32Column } from '../pprof/column';
import { type SampleType } from '../profile';
import { type Steps } from '../steps';

/** What the rows of a chart are named by, and what they are measured in. */
export interface ChartHeader {
  readonly names: readonly string[];
  /** Row 0 is the empty string. */
  readonly files: readonly string[];
  readonly sampleType: SampleType;
  /** Of moments; as a pprof unit. */
  readonly unit: string;
}

const ROWS_PER_STEP = 131_072;

/** Calls that open and close one after the other, as columns that grow. Row 0 is the root, which is open all the time. */
export class ChartBuilder {
  unplaced = 0;
  private readonly level = new Int32Column(1024);
  private readonly name = new Int32Column(1024);
  private readonly file = new Int32Column(1024);
  private readonly start = new Float64Column(1024);
  private readonly end = new Float64Column(1024);
  private readonly self = new Float64Column(1024);
  /** Rows that are open, by level. */
  private readonly rows: number[] = [];

  constructor(rootName = 0) {
    this.open(rootName, 0, 0);
  }

  /** Calls so far, the root included. */
  get count(): number {
    return this.level.length;
  }

  /** Frames that are open, without the root. */
  get depth(): number {
    return this.rows.length - 1;
  }

  /** Name of the frame that is open at a level; there has to be one. */
  nameAt(level: number): number {
    return this.name.array[this.rows[level]];
  }

  /** `name` and `file` are rows of the header. */
  open(name: number, file: number, at: number): void {
    this.level.push(this.rows.length);
    this.rows.push(this.name.length);
    this.name.push(name);
    this.file.push(file);
    this.start.push(at);
    this.end.push(at);
    this.self.push(0);
  }

  /** Closes the frames below a depth. */
  closeTo(depth: number, at: number): void {
    while (this.rows.length - 1 > depth) {
      this.end.array[this.rows.pop() ?? 0] = at;
    }
  }

  /** Adds to what the frame that was opened last has by itself. */
  add(value: number): void {
    this.self.array[this.rows[this.rows.length - 1]] += value;
  }

  /** All that is open closes at the end of the recording. */
  *finishSteps({ names, files, sampleType, unit }: ChartHeader, at: number): Steps<FlameTree> {
    this.closeTo(-1, at);
    const level = this.level.take();
    yield;
    const self = this.self.finish();
    const total = yield* totalsOf(level, self);
    const times = { start: this.start.finish(), end: this.end.finish(), unit, unplaced: this.unplaced };
    yield;
    const nameIndex = this.name.take();
    return {
      sampleType,
      names,
      level,
      nameIndex,
      self,
      total,
      times,
      ...(files.length > 1 && { files: { names: files, index: this.file.take() } }),
    };
  }
}

/** From the last row to the first, each level keeps the sum of the rows that wait for their parent. */
function* totalsOf(level: Int32Array, self: Float64Array): Steps<Float64Array> {
  const total = new Float64Array(self.length);
  const waiting: number[] = [];
  for (let row = self.length - 1; row >= 0; row--) {
    const depth = level[row];
    total[row] = self[row] + (waiting[depth + 1] ?? 0);
    waiting[depth + 1] = 0;
    waiting[depth] = (waiting[depth] ?? 0) + total[row];
    if (row % ROWS_PER_STEP === 0) {
      yield;
    }
  }
  return total;
}
