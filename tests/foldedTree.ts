import { type FlameTree } from '../src/profile/flameTree';
import { parseFolded } from '../src/profile/folded';

/** A tree from lines of folded stacks, for tests. */
export function foldedTree(...lines: readonly string[]): FlameTree {
  const result = parseFolded(lines.join('\n'));
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
}
