import { OTHER_NAME } from '../pruneTree';
import { type Steps } from '../steps';
import { convergence, diffuse, hot } from './functionShapes';
import { type Finding, MOST_ROWS } from './finding';
import { eachRow, type ReadTree, rowsOf } from './readTree';
import { type ShapeRule } from './rule';
import { isUnsymbolised } from './unsymbolised';

/** What a rule on the shape of a flame graph finds. */
export function shapeFindings(read: ReadTree, rule: ShapeRule): Steps<Finding[]> {
  const { tree } = read;
  switch (rule.shape) {
    case 'hot':
      return hot(read, rule);
    case 'convergence':
      return convergence(read, rule);
    case 'tower':
      return tower(read, rule);
    case 'diffuse':
      return diffuse(read, rule);
    case 'recursion':
      return recursion(read, rule);
    case 'truncated':
      return rowsThat(read, rule, (name, row) =>
        tree.folded ? tree.folded[row] !== 0 : name === OTHER_NAME && isLeaf(tree.level, row)
      );
    case 'unsymbolised':
      return rowsThat(read, rule, isUnsymbolised);
  }
}

const LEAST_TALL = 40;

/** Stacks that are twice as deep as most, and have little. `atLeast` is what they have at most. */
function* tower({ tree: { level, self, total } }: ReadTree, rule: ShapeRule): Steps<Finding[]> {
  let depths = 0;
  yield* eachRow(level.length, (row) => {
    depths += level[row] * self[row];
  });
  const tall = Math.max(LEAST_TALL, (2 * depths) / total[0]);
  const rows: number[] = [];
  let deepest = 0;
  let value = 0;
  yield* eachRow(level.length, (row) => {
    deepest = Math.max(deepest, level[row]);
    if (level[row] >= tall && self[row] > 0) {
      rows.push(row);
      value += self[row];
    }
  });
  const share = value / total[0];
  return rows.length > 0 && share <= rule.atLeast
    ? [{ rule, rows: rows.sort((a, b) => level[b] - level[a] || a - b).slice(0, MOST_ROWS), share, count: deepest }]
    : [];
}

const LEAST_REPEATS = 3;

/** The function that calls itself three times or more on stacks that have most. */
function* recursion(read: ReadTree, rule: ShapeRule): Steps<Finding[]> {
  const { level, nameIndex, total, names } = read.tree;
  const repeats = new Int32Array(names.length);
  const deepest = new Int32Array(names.length);
  const value = new Float64Array(names.length);
  const path: number[] = [];
  yield* eachRow(level.length, (row) => {
    while (path.length >= level[row]) {
      repeats[path.pop() ?? 0]--;
    }
    const name = nameIndex[row];
    path.push(name);
    if (++repeats[name] === LEAST_REPEATS) {
      value[name] += total[row];
    }
    deepest[name] = Math.max(deepest[name], repeats[name]);
  });
  const name = value.indexOf(value.reduce((most, one) => Math.max(most, one), 0));
  const share = value[name] / total[0];
  return share >= rule.atLeast
    ? [
        {
          rule,
          rows: rowsOf(read, name, total).slice(0, MOST_ROWS),
          share,
          function: names[name],
          count: deepest[name],
        },
      ]
    : [];
}

function* rowsThat(
  { tree, labelLevels }: ReadTree,
  rule: ShapeRule,
  takes: (name: string, row: number) => boolean
): Steps<Finding[]> {
  const { level, names, nameIndex, self, total } = tree;
  const rows: number[] = [];
  let value = 0;
  yield* eachRow(level.length, (row) => {
    if (level[row] > labelLevels && takes(names[nameIndex[row]], row)) {
      rows.push(row);
      value += self[row];
    }
  });
  const share = value / total[0];
  const largest = rows.sort((a, b) => self[b] - self[a] || a - b).slice(0, MOST_ROWS);
  return share >= rule.atLeast ? [{ rule, rows: largest, share, count: rows.length }] : [];
}

const isLeaf = (level: Int32Array, row: number): boolean => !(level[row + 1] > level[row]);
