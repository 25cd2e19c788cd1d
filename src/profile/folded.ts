import { CallTree, ROOT } from './callTree';
import { type FlameTree } from './flameTree';
import { SAFE_INTEGER, safeIntegerFromJson } from './int64';
import { NameTable } from './nameTable';
import { type SampleType } from './profile';
import { type ProfileError } from './profileError';
import { err, ok, type Result } from './result';

/**
 * Reads folded stacks: one stack a line, frames from the root on with `;` between them, a blank, an integer. Lines with
 * nothing in them are skipped; a line with a number only is of samples without a stack.
 *
 * Format: https://github.com/brendangregg/FlameGraph#2-fold-stacks
 */
export function parseFolded(
  text: string,
  sampleType: SampleType = { type: 'samples', unit: 'count' }
): Result<FlameTree, ProfileError> {
  const table = new NameTable();
  const tree = new CallTree();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') {
      continue;
    }
    const found = /^(?:(.*) )?(-?\d+) *$/.exec(line);
    const value = safeIntegerFromJson(found?.[2]);
    if (found === null || value === undefined) {
      const expected = `frames, a blank and ${SAFE_INTEGER}`;
      return err({ kind: 'malformed', field: `line ${index + 1}`, expected, found: JSON.stringify(line.slice(-60)) });
    }
    const frames = found[1] === undefined || found[1] === '' ? [] : found[1].split(';');
    const leaf = frames.reduce((node, name) => tree.child(node, table.row(name)), ROOT);
    tree.add(leaf, value);
  }
  return ok(tree.finish(table.names, sampleType));
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
      lines.push(`${stack.join(';')} ${self[row]}\n`);
    }
  }
  return lines.join('');
}
