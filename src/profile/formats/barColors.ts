import { type FlameTree } from '../flameTree';
import { fileOf } from '../frameFiles';
import { packageOf } from '../packages';

/** A colour for each row, for dark text upon it. Equal packages have equal colours; a comparison is coloured by change. */
export function barColors(tree: FlameTree): (row: number) => string {
  return tree.right ? changeColor(tree, tree.right.total) : packageColor(tree);
}

function packageColor(tree: FlameTree): (row: number) => string {
  const known = new Map<string, string>();
  return (row) => {
    const name = tree.names[tree.nameIndex[row]];
    const key = packageOf(name, fileOf(tree, row)) || name;
    let color = known.get(key);
    if (color === undefined) {
      color = row === 0 ? '#d8d8d8' : `hsl(${hash(key) % 360}, ${55 + (hash(`${key} `) % 25)}%, 76%)`;
      known.set(key, color);
    }
    return color;
  };
}

/**
 * Blue for what has a smaller share on the right, orange for a larger one; full colours, which nothing else has, for what
 * is on one side only. Both kinds of colour blindness tell these apart.
 */
function changeColor({ total }: FlameTree, right: Float64Array): (row: number) => string {
  const [wholeLeft, wholeRight] = [total[0] || 1, right[0] || 1];
  return (row) => {
    const [before, after] = [total[row] / wholeLeft, right[row] / wholeRight];
    if (before === 0 || after === 0) {
      return after === 0 ? ONLY_LEFT : ONLY_RIGHT;
    }
    const change = (after - before) / (Math.abs(after) + Math.abs(before));
    const lightness = 90 - 22 * Math.min(1, Math.abs(change) * 2);
    return `hsl(${change < 0 ? 215 : 33}, ${Math.abs(change) < 0.005 ? 0 : 85}%, ${lightness.toFixed(0)}%)`;
  };
}

export const ONLY_LEFT = '#7aa7ff';
export const ONLY_RIGHT = '#ff9b2f';

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c_9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x0100_0193);
  }
  return value >>> 0;
}
