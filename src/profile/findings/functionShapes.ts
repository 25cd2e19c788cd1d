import { OTHER_NAME } from '../pruneTree';
import { type Steps } from '../steps';
import { parentRows } from '../treeRows';
import { type Finding, MOST_ROWS } from './finding';
import { type ReadTree, rowsOf } from './readTree';
import { type ShapeRule } from './rule';
import { isUnsymbolised } from './unsymbolised';

/** A function and its share of the total, by itself or with all that it calls. */
interface Part {
  readonly name: number;
  readonly share: number;
}

/** Functions with a share of at least so much, the largest first. */
function partsOf({ tree, functions }: ReadTree, of: 'self' | 'total', atLeast: number): Part[] {
  const row = new Map(tree.names.map((name, index) => [name, index]));
  return functions.name
    .map((text, at) => ({ name: row.get(text) ?? 0, share: functions[of][at] / tree.total[0] }))
    .filter(({ share }) => share >= atLeast)
    .sort((a, b) => b.share - a.share || a.name - b.name);
}

const MOST_HOT = 3;

/** Functions that have a large part by themselves. */
export function* hot(read: ReadTree, rule: ShapeRule): Steps<Finding[]> {
  const { tree } = read;
  const parts = partsOf(read, 'self', rule.atLeast);
  yield;
  return parts
    .map(({ name, share }) => ({ name, share, text: tree.names[name] }))
    .filter(({ text }) => !isUnsymbolised(text) && text !== OTHER_NAME)
    .slice(0, MOST_HOT)
    .map(({ name, share, text }) => ({
      rule,
      rows: rowsOf(read, name, tree.self).slice(0, MOST_ROWS),
      share,
      function: text,
    }));
}

const LEAST_CALLERS = 3;
const MOST_OF_ONE_CALLER = 0.4;

/** The function with the largest total that several callers share, none of whom has most of it. */
export function* convergence(read: ReadTree, rule: ShapeRule): Steps<Finding[]> {
  const { tree } = read;
  const caller = parentRows(tree.level);
  for (const { name, share } of partsOf(read, 'total', rule.atLeast)) {
    yield;
    const rows = rowsOf(read, name, tree.total);
    const byCaller = new Map<number, number>();
    for (const row of rows) {
      const above = tree.nameIndex[caller[row]];
      byCaller.set(above, (byCaller.get(above) ?? 0) + tree.total[row]);
    }
    const largest = Math.max(...byCaller.values());
    if (byCaller.size >= LEAST_CALLERS && largest <= MOST_OF_ONE_CALLER * share * tree.total[0]) {
      return [{ rule, rows: rows.slice(0, MOST_ROWS), share, function: tree.names[name], count: byCaller.size }];
    }
  }
  return [];
}

const LARGEST = 20;
const LEAST_FUNCTIONS = 60;

/** The largest functions have little together. `atLeast` is what they have at most. */
export function* diffuse(read: ReadTree, rule: ShapeRule): Steps<Finding[]> {
  const { tree, functions } = read;
  const share = functions.self.subarray(0, LARGEST).reduce((sum, value) => sum + value, 0) / tree.total[0];
  if (functions.name.length < LEAST_FUNCTIONS || share > rule.atLeast) {
    return [];
  }
  const parts = partsOf(read, 'self', Number.MIN_VALUE).slice(0, LARGEST);
  yield;
  const rows = parts.flatMap(({ name }) => rowsOf(read, name, tree.self).slice(0, 1));
  return [{ rule, rows, share, count: LARGEST }];
}
