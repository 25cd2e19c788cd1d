import { frameOrigin, type FrameOrigin } from '../frameOrigin';
import { OTHER_NAME } from '../pruneTree';
import { type Steps } from '../steps';
import { parentRows } from '../treeRows';
import { type Finding, MOST_ROWS } from './finding';
import { showCallers } from './makeRule';
import { eachRow, type ReadTree, rowsOf } from './readTree';
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

const originOf = ({ frames: { ofRow, names, files } }: ReadTree, row: number): FrameOrigin =>
  frameOrigin(names[ofRow[row]], files[ofRow[row]]);

const MOST_HOT = 3;

/**
 * Functions that have a large part by themselves, those of runtimes left out: nobody can change them, and rules of their
 * own say what they mean.
 */
export function* hot(read: ReadTree, rule: ShapeRule): Steps<Finding[]> {
  const { tree } = read;
  const parts = partsOf(read, 'self', rule.atLeast);
  yield;
  return parts
    .map(({ name, share }) => ({ share, text: tree.names[name], rows: rowsOf(read, name, tree.self) }))
    .map((part) => ({ ...part, origin: originOf(read, part.rows[0]) }))
    .filter(({ text, origin }) => origin !== 'runtime' && !isUnsymbolised(text) && text !== OTHER_NAME)
    .slice(0, MOST_HOT)
    .map(({ share, text, rows, origin }) => ({
      rule,
      rows: rows.slice(0, MOST_ROWS),
      share,
      function: text,
      ...(origin === 'library' && rule.next.kind === 'showLines' && { next: showCallers }),
    }));
}

const LEAST_CALLERS = 3;
const MOST_OF_ONE_CALLER = 0.4;
/** What nearly all stacks go through is the program, however many ways lead there. */
const MOST_CONVERGED = 0.8;

/** The function of the program or a library with the largest total that several callers share, none of whom has most. */
export function* convergence(read: ReadTree, rule: ShapeRule): Steps<Finding[]> {
  const { tree } = read;
  const caller = parentRows(tree.level);
  for (const { name, share } of partsOf(read, 'total', rule.atLeast)) {
    yield;
    const rows = rowsOf(read, name, tree.total);
    if (share > MOST_CONVERGED || originOf(read, rows[0]) === 'runtime' || isUnsymbolised(tree.names[name])) {
      continue;
    }
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

const LEAST_REPEATS = 3;

/** The function of the program that calls itself three times or more on stacks that have most. */
export function* recursion(read: ReadTree, rule: ShapeRule): Steps<Finding[]> {
  const { level, nameIndex, total, names } = read.tree;
  const deepest = new Int32Array(names.length);
  const value = new Float64Array(names.length);
  /** How often the name of each row on the path stands there without another between. */
  const repeats: number[] = [];
  const path: number[] = [];
  yield* eachRow(level.length, (row) => {
    const depth = level[row];
    const name = nameIndex[row];
    const again = path[depth - 1] === name ? repeats[depth - 1] + 1 : 1;
    path[depth] = name;
    repeats[depth] = again;
    deepest[name] = Math.max(deepest[name], again);
    if (again === LEAST_REPEATS) {
      value[name] += total[row];
    }
  });
  const largest = Array.from(value.keys())
    .filter((name) => value[name] >= rule.atLeast * total[0])
    .sort((a, b) => value[b] - value[a]);
  for (const name of largest) {
    const rows = rowsOf(read, name, total);
    if (originOf(read, rows[0]) === 'own' && !isUnsymbolised(names[name])) {
      return [
        {
          rule,
          rows: rows.slice(0, MOST_ROWS),
          share: value[name] / total[0],
          function: names[name],
          count: deepest[name],
        },
      ];
    }
  }
  return [];
}
