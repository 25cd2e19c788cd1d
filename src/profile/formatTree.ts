import { type FlameTree } from './flameTree';

/**
 * A tree as text, for tests and for reading: one row a line, indented by its level.
 *
 * ```
 * - total (total: 10, self: 0)
 *   - main (total: 10, self: 3)
 * ```
 * A comparison shows both sides as `left | right`; an `other` row how many nodes it stands for.
 */
export function formatTree(tree: FlameTree): string {
  return Array.from(tree.level, (level, row) => {
    const total = formatValue(tree.total, tree.right?.total, row);
    const self = formatValue(tree.self, tree.right?.self, row);
    const folded = tree.folded && tree.folded[row] !== 0 ? `, folded: ${tree.folded[row]}` : '';
    return `${'  '.repeat(level)}- ${tree.names[tree.nameIndex[row]]} (total: ${total}, self: ${self}${folded})`;
  }).join('\n');
}

function formatValue(left: Float64Array, right: Float64Array | undefined, row: number): string {
  return right === undefined ? String(left[row]) : `${left[row]} | ${right[row]}`;
}
