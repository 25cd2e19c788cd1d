import { type FlameTree, type PrunedTree } from '../flameTree';
import { functionTotals } from '../functions';
import { OTHER_NAME } from '../pruneTree';
import { frameName, parentRows } from '../treeRows';
import { type Finding } from './finding';
import { type ShapeRule } from './rule';

const MOST_ROWS = 20;

/** What a rule on the shape of a flame graph finds. */
export function shapeFindings(tree: FlameTree | PrunedTree, rule: ShapeRule): Finding[] {
  if (!(tree.total[0] > 0)) {
    return [];
  }
  switch (rule.shape) {
    case 'hot':
      return hot(tree, rule);
    case 'convergence':
      return convergence(tree, rule);
    case 'tower':
      return tower(tree, rule);
    case 'diffuse':
      return diffuse(tree, rule);
    case 'recursion':
      return recursion(tree, rule);
    case 'truncated':
      return rowsNamed(tree, rule, (name, row) =>
        tree.folded ? tree.folded[row] !== 0 : name === OTHER_NAME && isLeaf(tree, row)
      );
    case 'unsymbolised':
      return rowsNamed(tree, rule, (name) => UNSYMBOLISED.test(name));
  }
}

const UNSYMBOLISED = /^(?:0x[0-9a-f]+(?: \[.*\])?|\[unknown\]|\(unknown\)(?: \[.*\])?|<unknown>|\?\?)$/;

/** Functions that have a large part by themselves: at most three. */
function hot(tree: FlameTree, rule: ShapeRule): Finding[] {
  const { name, self } = functionTotals(tree);
  return name
    .map((text, i) => ({ text, share: self[i] / tree.total[0] }))
    .filter(({ text, share }) => share >= rule.atLeast && !UNSYMBOLISED.test(text) && text !== OTHER_NAME)
    .slice(0, 3)
    .map(({ text, share }) => ({ rule, rows: rowsOf(tree, text, tree.self), share, function: text }));
}

const LEAST_CALLERS = 3;
const MOST_OF_ONE_CALLER = 0.4;

/** The function with the largest total that several callers share, none of whom has most of it. */
function convergence(tree: FlameTree, rule: ShapeRule): Finding[] {
  const caller = parentRows(tree.level);
  const { name, total } = functionTotals(tree);
  const found = name
    .map((text, i) => ({ text, share: total[i] / tree.total[0] }))
    .filter(({ share }) => share >= rule.atLeast)
    .sort((a, b) => b.share - a.share || (a.text < b.text ? -1 : 1));
  for (const { text, share } of found) {
    const rows = rowsOf(tree, text, tree.total);
    const byCaller = new Map<number, number>();
    for (const row of rows) {
      const above = tree.nameIndex[caller[row]];
      byCaller.set(above, (byCaller.get(above) ?? 0) + tree.total[row]);
    }
    const largest = Math.max(...byCaller.values());
    if (byCaller.size >= LEAST_CALLERS && largest <= MOST_OF_ONE_CALLER * share * tree.total[0]) {
      return [{ rule, rows: rows.slice(0, MOST_ROWS), share, function: text, count: byCaller.size }];
    }
  }
  return [];
}

const LEAST_TALL = 40;

/** Stacks that are twice as deep as most, and have little. `atLeast` is what they have at most. */
function tower({ level, self, total }: FlameTree, rule: ShapeRule): Finding[] {
  let depths = 0;
  level.forEach((depth, row) => {
    depths += depth * self[row];
  });
  const tall = Math.max(LEAST_TALL, (2 * depths) / total[0]);
  const rows: number[] = [];
  let deepest = 0;
  let value = 0;
  level.forEach((depth, row) => {
    deepest = Math.max(deepest, depth);
    if (depth >= tall && self[row] > 0) {
      rows.push(row);
      value += self[row];
    }
  });
  const share = value / total[0];
  return rows.length > 0 && share <= rule.atLeast
    ? [{ rule, rows: rows.sort((a, b) => level[b] - level[a] || a - b).slice(0, MOST_ROWS), share, count: deepest }]
    : [];
}

const LARGEST = 20;
const LEAST_FUNCTIONS = 60;

/** The largest functions have little together. `atLeast` is what they have at most. */
function diffuse(tree: FlameTree, rule: ShapeRule): Finding[] {
  const { name, self } = functionTotals(tree);
  const share = self.subarray(0, LARGEST).reduce((sum, value) => sum + value, 0) / tree.total[0];
  const isDiffuse = name.length >= LEAST_FUNCTIONS && share <= rule.atLeast;
  const rows = name.slice(0, LARGEST).flatMap((text) => rowsOf(tree, text, tree.self).slice(0, 1));
  return isDiffuse ? [{ rule, rows, share, count: LARGEST }] : [];
}

const LEAST_REPEATS = 3;

/** The function that calls itself three times or more on stacks that have most. */
function recursion(tree: FlameTree, rule: ShapeRule): Finding[] {
  const { level, nameIndex, total, names } = tree;
  const repeats = new Int32Array(names.length);
  const deepest = new Int32Array(names.length);
  const value = new Float64Array(names.length);
  const path: number[] = [];
  for (let row = 1; row < level.length; row++) {
    while (path.length >= level[row]) {
      repeats[path.pop() ?? 0]--;
    }
    const name = nameIndex[row];
    path.push(name);
    if (++repeats[name] === LEAST_REPEATS) {
      value[name] += total[row];
    }
    deepest[name] = Math.max(deepest[name], repeats[name]);
  }
  const name = value.indexOf(value.reduce((most, one) => Math.max(most, one), 0));
  const share = value[name] / total[0];
  return share >= rule.atLeast
    ? [{ rule, rows: rowsOf(tree, names[name], total), share, function: names[name], count: deepest[name] }]
    : [];
}

function rowsNamed(tree: FlameTree, rule: ShapeRule, takes: (name: string, row: number) => boolean): Finding[] {
  const rows = Array.from(tree.level.keys()).filter((row) => row > 0 && takes(frameName(tree, row), row));
  const share = rows.reduce((sum, row) => sum + tree.self[row], 0) / tree.total[0];
  const largest = rows.sort((a, b) => tree.self[b] - tree.self[a] || a - b).slice(0, MOST_ROWS);
  return share >= rule.atLeast ? [{ rule, rows: largest, share, count: rows.length }] : [];
}

/** Rows of a function, the largest first. */
function rowsOf({ names, nameIndex }: FlameTree, name: string, size: Float64Array): number[] {
  const index = names.indexOf(name);
  return Array.from(nameIndex.keys())
    .filter((row) => row > 0 && nameIndex[row] === index)
    .sort((a, b) => size[b] - size[a] || a - b);
}

const isLeaf = ({ level }: FlameTree, row: number): boolean => !(level[row + 1] > level[row]);
