import { momentText } from '../../../profile/formats/momentText';
import { wholeOf } from '../../../profile/wholeOf';
import { type FactsRequest, factsOfRow } from './rowFacts';
import { changeInWords, percent } from './figureWords';

/** What a screen reader says of a row: `main, level 3, self 1 s, total 2 s, 12.0%`. */
export function rowInWords(request: FactsRequest, row: number): string {
  const { tree, figures } = request;
  const { title } = factsOfRow(request, row);
  const { format } = figures;
  const place = `${title}, level ${tree.level[row] + 1}`;
  if (tree.right) {
    const [left, right] = [tree.total[row], tree.right.total[row]];
    return `${place}, left ${format(left)}, right ${format(right)}, change ${changeInWords(left, right)}`;
  }
  const { times } = tree;
  const moments = times
    ? `from ${momentText(times.start[row], times.unit)} for ${momentText(times.end[row] - times.start[row], times.unit)}, `
    : '';
  const { left: whole } = wholeOf(tree);
  const share = whole === 0 ? 0 : tree.total[row] / whole;
  return `${place}, ${moments}self ${format(tree.self[row])}, total ${format(tree.total[row])}, ${percent(share)}`;
}
