import { CallTree, ROOT } from './callTree';
import { type FlameTree } from './flameTree';
import { NameTable } from './nameTable';
import { type SampleType } from './profile';
import { type ProfileError } from './profileError';
import { err, ok, type Result } from './result';
import { allSteps, type Steps } from './steps';

/**
 * Reads folded stacks: one stack a line, frames from the root on with `;` between them, a blank, a number. Lines with
 * nothing in them are skipped; a line with a number only is of samples without a stack. As flamegraph.pl does, it takes a
 * number with a fraction, and none for a frame what lies between the last `;` and the number where that is nothing.
 *
 * Format: https://github.com/brendangregg/FlameGraph#2-fold-stacks
 */
export const parseFolded = (text: string, sampleType = SAMPLES): Result<FlameTree, ProfileError> =>
  allSteps(foldedSteps(text, sampleType));

const SAMPLES: SampleType = { type: 'samples', unit: 'count' };
/** Dots are no end of a line here: names may have U+2028 in them. */
const LINE = /^(?:(.*)[ \t])?(-?\d+(?:\.\d*)?)[ \t]*$/s;
/** Lines that are read in one piece. */
const PIECE_LINES = 2048;

/** `parseFolded` in pieces. */
export function* foldedSteps(text: string, sampleType = SAMPLES): Steps<Result<FlameTree, ProfileError>> {
  const table = new NameTable();
  const tree = new CallTree();
  let start = 0;
  for (let index = 0; start <= text.length; index++) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, end).replace(/\r$/, '');
    start = end + 1;
    if (index % PIECE_LINES === PIECE_LINES - 1) {
      yield;
    }
    if (line.trim() === '') {
      continue;
    }
    const found = LINE.exec(line);
    const value = Number(found?.[2]);
    if (found === null || Math.abs(value) > Number.MAX_SAFE_INTEGER) {
      const expected = 'frames, a blank and a number within ±(2^53 − 1)';
      return err({ kind: 'malformed', field: `line ${index + 1}`, expected, found: JSON.stringify(line.slice(-60)) });
    }
    const frames = found[1]?.split(';') ?? [];
    while (frames.at(-1) === '') {
      frames.pop();
    }
    const leaf = frames.reduce((node, name) => tree.child(node, table.row(name)), ROOT);
    tree.add(leaf, value);
  }
  return ok(yield* tree.finishSteps(table.names, sampleType));
}

/**
 * Writes a tree as folded stacks, one line for each row that has something by itself; of the left side in a comparison.
 * The format has no escapes, so a `;` in a name becomes `,` and a line break a blank.
 */
export function formatFolded(tree: FlameTree): string {
  const { level, nameIndex, names, self } = tree;
  const stack: string[] = [];
  const lines: string[] = [];
  for (let row = 0; row < level.length; row++) {
    if (level[row] > 0) {
      stack.length = level[row] - 1;
      stack.push(names[nameIndex[row]].replace(/;/g, ',').replace(/[\r\n]+/g, ' '));
    }
    if (self[row] !== 0) {
      lines.push(`${stack.join(';')} ${decimals(self[row])}\n`);
    }
  }
  return lines.join('');
}

/** A number without an exponent, which the format does not have. */
function decimals(value: number): string {
  const text = String(value);
  return text.includes('e-') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}
