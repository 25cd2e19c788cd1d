import { ChartBuilder } from './chartBuilder';

/** Stacks that follow each other: frames that two neighbours share from the root on, without a gap, are one call. */
export class StackChart {
  readonly builder = new ChartBuilder();
  private readonly names: number[] = [];
  private readonly files: number[] = [];
  private last = 0;

  /** The next frame of the stack that is added then, from the outermost on. */
  push(name: number, file: number): void {
    this.names.push(name);
    this.files.push(file);
  }

  /** The frames that were pushed, from one moment to another: not before the last stack. Nothing ran where the value is 0. */
  add(from: number, to: number, value: number): void {
    if (value !== 0) {
      this.write(from, to, value);
    }
    this.names.length = 0;
    this.files.length = 0;
  }

  /** Closes what is open when the last stack ended. */
  end(): ChartBuilder {
    this.builder.closeTo(0, this.last);
    return this.builder;
  }

  private write(from: number, to: number, value: number): void {
    const { builder, names, files, last } = this;
    const limit = from > last ? 0 : Math.min(names.length, builder.depth);
    let shared = 0;
    while (shared < limit && builder.nameAt(shared + 1) === names[shared]) {
      shared++;
    }
    builder.closeTo(shared, last);
    for (let frame = shared; frame < names.length; frame++) {
      builder.open(names[frame], files[frame], from);
    }
    builder.add(value);
    builder.unplaced += to === from ? 1 : 0;
    this.last = to;
  }
}
