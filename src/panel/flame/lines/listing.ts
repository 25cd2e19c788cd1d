import { type FunctionLines } from '../../../profile/functionLines';
import { type SourceText } from './sourceText';

/** Rows of a table of lines, in columns of equal length. */
export interface Listing {
  /** Numbers of lines; 0 where it is not known. */
  readonly line: Int32Array;
  /** Rows of the costs; −1 for a line that costs nothing. */
  readonly cost: Int32Array;
}

/**
 * The lines that have costs; with a source file all of its lines, and behind them the costs that are of none of them.
 */
export function listingOf({ line }: FunctionLines, source: SourceText | undefined): Listing {
  if (!source) {
    return { line, cost: Int32Array.from(line.keys()) };
  }
  const count = source.lines.length;
  const beyond = Int32Array.from(line.keys()).filter((row) => line[row] < 1 || line[row] > count);
  const listing = { line: new Int32Array(count + beyond.length), cost: new Int32Array(count + beyond.length).fill(-1) };
  listing.line.set(Int32Array.from({ length: count }, (_, row) => row + 1));
  line.forEach((number, row) => {
    if (number >= 1 && number <= count) {
      listing.cost[number - 1] = row;
    }
  });
  beyond.forEach((row, at) => {
    listing.line[count + at] = line[row];
    listing.cost[count + at] = row;
  });
  return listing;
}
