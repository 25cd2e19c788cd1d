// What is computed on a tree of a million rows before it is drawn: CPU milliseconds of this process, the first call and
// the least of five.
// Run: npx esbuild bench/views.ts --bundle --packages=external --platform=node --outfile=bench/data/views.cjs && \
//   node --expose-gc bench/data/views.cjs
import { CallTree } from '../src/profile/callTree';
import { type FlameTree } from '../src/profile/flameTree';
import { functionTotals } from '../src/profile/functions';
import { applySteps } from '../src/profile/view/applySteps';
import { bottomUp } from '../src/profile/view/bottomUp';
import { callTable, visibleRows } from '../src/profile/view/callTable';
import { pathOf, rowOfPath } from '../src/profile/view/callPath';
import { groupByPackage } from '../src/profile/view/groupByPackage';
import { sandwich } from '../src/profile/view/sandwich';
import { searchTree } from '../src/profile/view/searchTree';
import { sortFunctions } from '../src/profile/view/sortFunctions';
import { textSearch } from '../src/profile/view/textSearch';
import { type ViewStep } from '../src/profile/view/viewStep';
import { generateTree } from './generateTree';
import { collectGarbage } from './measure';

const CALLS = 5;

function main(): void {
  for (const rows of [100_000, 300_000, 1_000_000]) {
    measureViews(treeOf(rows));
  }
}

function measureViews(tree: FlameTree): void {
  const functions = functionTotals(tree);
  const byTotal = Int32Array.from(functions.name.keys()).sort((a, b) => functions.total[b] - functions.total[a]);
  const [top, middle] = [functions.name[byTotal[1]], functions.name[byTotal[50]]];
  const path = pathOf(tree, tree.level.indexOf(20));
  const step = (what: string, given: ViewStep): void => measure(tree, what, () => applySteps(tree, [given]));

  measure(tree, 'search', () => searchTree(tree, textSearch('index next') ?? fails));
  measure(tree, 'search, most rows match', () => searchTree(tree, textSearch('(') ?? fails));
  measure(tree, 'search, no two names alike', () => searchTree(withOwnNames(tree), textSearch('next') ?? fails));
  measure(tree, 'sandwich of a heavy function', () => sandwich(tree, top));
  measure(tree, 'sandwich of a function', () => sandwich(tree, middle));
  measure(tree, 'bottom-up', () => bottomUp(tree));
  measure(tree, 'group by package', () => groupByPackage(tree));
  step('focus on a path', { kind: 'focusPath', path: path.slice(0, 2) });
  step('focus on a function', { kind: 'focusFunction', name: top });
  step('drop a function', { kind: 'dropFunction', name: middle });
  step('hide a function', { kind: 'hideFunction', name: middle });
  step('collapse a function', { kind: 'collapseFunction', name: middle });
  step('collapse direct recursion', { kind: 'collapseRecursion', which: 'direct' });
  step('collapse all recursion', { kind: 'collapseRecursion', which: 'all' });
  step('hide a runtime', { kind: 'hideRuntime', preset: 'go' });
  measure(tree, 'row of a path', () => rowOfPath(tree, path));
  measure(tree, 'totals of functions', () => functionTotals(tree));
  measure(tree, 'sort functions by name', () =>
    sortFunctions(functions, undefined, { column: 'name', descending: true })
  );
  measure(tree, 'call table, closed', () => visibleRows(callTable(tree), new Set([0])));
  measure(tree, 'call table, all open', () => {
    const table = callTable(tree);
    return visibleRows(table, new Set(tree.level.keys()));
  });
}

const fails = (): never => {
  throw new Error('No terms');
};

const ownNames = new WeakMap<FlameTree, FlameTree>();

/** As with detail by address, at its worst. */
function withOwnNames(tree: FlameTree): FlameTree {
  const known = ownNames.get(tree);
  if (known) {
    return known;
  }
  const names = Array.from(tree.nameIndex, (name, row) => `0x${row.toString(16)} ${tree.names[name]}`);
  const own = { ...tree, names, nameIndex: Int32Array.from(names.keys()) };
  ownNames.set(tree, own);
  return own;
}

function measure({ level }: FlameTree, what: string, work: () => unknown): void {
  const millis = Array.from({ length: CALLS }, () => {
    collectGarbage();
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  const [first, least] = [millis[0], Math.min(...millis)].map((value) => value.toFixed(1).padStart(7));
  console.log(`${String(level.length).padStart(7)} rows  ${what.padEnd(30)} first ${first} ms, least ${least} ms`);
}

function treeOf(rows: number): FlameTree {
  const { level, functionRow, self, functionNames } = generateTree(rows);
  const tree = new CallTree();
  const path = [0];
  for (let row = 1; row < rows; row++) {
    path[level[row]] = tree.child(path[level[row] - 1], functionRow[row] + 1);
    tree.add(path[level[row]], self[row]);
  }
  return tree.finish(['total', ...functionNames], { type: 'samples', unit: 'count' });
}

main();
