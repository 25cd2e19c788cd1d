import { OTHER_NAME } from '../pruneTree';
import { type Steps } from '../steps';
import { convergence, diffuse, hot, recursion } from './functionShapes';
import { type Finding, MOST_ROWS } from './finding';
import { eachRow, type ReadTree } from './readTree';
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
    case 'fewSamples':
      return few(read, rule);
    case 'unsymbolised':
      return rowsThat(read, rule, isUnsymbolised);
  }
}

/** A profile with fewer samples than this tells nothing of its small parts. */
function* few({ tree, samples }: ReadTree, rule: ShapeRule): Steps<Finding[]> {
  yield;
  if (samples === undefined || samples === 0) {
    return [];
  }
  const share = 1 / Math.sqrt(samples);
  return share >= rule.atLeast ? [{ rule, rows: tree.level.length > 1 ? [1] : [], share, count: samples }] : [];
}

const LEAST_TALL = 40;
/** Less is not seen on the graph. */
const LEAST_SEEN = 0.01;

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
  return rows.length > 0 && share >= LEAST_SEEN && share <= rule.atLeast
    ? [{ rule, rows: rows.sort((a, b) => level[b] - level[a] || a - b).slice(0, MOST_ROWS), share, count: deepest }]
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
