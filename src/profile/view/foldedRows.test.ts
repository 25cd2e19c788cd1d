import { foldedTree } from '../../../tests/foldedTree';
import { type FlameTree } from '../flameTree';
import { formatTree } from '../formatTree';
import { pruneTree } from '../pruneTree';
import { applySteps } from './applySteps';
import { bottomUp } from './bottomUp';
import { groupByPackage } from './groupByPackage';
import { sandwich } from './sandwich';
import { type ViewStep } from './viewStep';

// main.run has an `other` row of 2 nodes, net.Do below it one of 3.
const CUT = pruneTree(
  foldedTree(
    'main.run;net.Do 50',
    ...[1, 2, 3].map((n) => `main.run;net.Do;x${n} ${n}`),
    'main.run;y 1',
    'main.run;z 2'
  ),
  5
);

/** The `other` rows of a tree, with the row above each. */
const others = (tree: FlameTree): string[] =>
  formatTree(tree)
    .split('\n')
    .map((line) => line.trim())
    .flatMap((line, row, lines) => (line.includes('folded') ? [`${lines[row - 1]} ${line}`] : []))
    .map((line) =>
      line
        .replace(/\((?:total: \d+, self: \d+)(?:, (folded: -?\d+))?\)/g, '$1')
        .replace(/\s+/g, ' ')
        .trim()
    );

it.each<[string, ViewStep[], string[]]>([
  ['as it came', [], ['- net.Do - other folded: 3', '- other folded: 3 - other folded: 2']],
  ['hidden above', [{ kind: 'hideFunction', name: 'net.Do' }], ['- main.run - other folded: 5']],
  ['collapsed above', [{ kind: 'collapseFunction', name: 'net.Do' }], ['- net.Do - other folded: 2']],
  ['begun below', [{ kind: 'showFrom', name: 'net.Do' }], ['- net.Do - other folded: 3']],
  ['kept stacks', [{ kind: 'focusFunction', name: 'net.Do' }], ['- net.Do - other folded: 3']],
  ['a path', [{ kind: 'focusPath', path: ['main.run', 'net.Do'] }], ['- net.Do - other folded: 3']],
  ['hidden rows', [{ kind: 'hideFunction', name: 'other' }], []],
])('steps count what was cut off: %s', (_, steps, expected) => {
  expect(others(applySteps(CUT, steps))).toEqual(expected);
});

it('packages have it beside them', () => {
  expect(others(groupByPackage(CUT))).toEqual(['- net - other folded: 3', '- other folded: 3 - other folded: 2']);
});

it('bottom up it is one row, with its callers below', () => {
  expect(formatTree(bottomUp(CUT)).split('\n').slice(1)).toEqual([
    '  - net.Do (total: 50, self: 0)',
    '    - main.run (total: 50, self: 50)',
    '  - other (total: 9, self: 0, folded: 5)',
    '    - net.Do (total: 6, self: 0)',
    '      - main.run (total: 6, self: 6)',
    '    - main.run (total: 3, self: 3)',
  ]);
});

it('callees have it', () => {
  const found = sandwich(CUT, 'net.Do');
  expect(found && others(found.callees)).toEqual(['- net.Do - other folded: 3']);
});

it('what is not known stays so', () => {
  const folded = CUT.folded.map((count) => (count === 2 ? -1 : count));
  expect(others(applySteps({ ...CUT, folded }, [{ kind: 'hideFunction', name: 'net.Do' }]))).toEqual([
    '- main.run - other folded: -1',
  ]);
});

it('a function of that name is none of it, where a step brings both together', () => {
  const cut = pruneTree(foldedTree('main;other;f 9', 'main;x 5', 'main;x;a 1', 'main;x;b 1'), 6);
  expect(others(cut)).toEqual(['- x - other folded: 2']);
  const hidden = applySteps(cut, [{ kind: 'hideFunction', name: 'x' }]);
  expect(formatTree(hidden)).toBe(formatTree(foldedTree('main 5', 'main;other;f 9', 'main;other 2')));
});
