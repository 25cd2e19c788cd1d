import { foldedTree } from '../../../tests/foldedTree';
import { type FlameTree } from '../flameTree';
import { formatTree } from '../formatTree';
import { pruneTree } from '../pruneTree';
import { graftSubtree, type MarkedTree } from './graftSubtree';

const CUT = pruneTree(foldedTree('main;a 60', 'main;b 20', 'main;c 10', 'idle;x 6', 'idle;y 4'), 6);

it('shows what was cut off below a path', () => {
  const grafted = graftSubtree(CUT, ['main'], foldedTree('main;a 60', 'main;b 20', 'main;c 10'));
  expect(grafted && formatTree(grafted)).toBe(
    [
      '- total (total: 100, self: 0)',
      '  - main (total: 90, self: 0)',
      '    - a (total: 60, self: 60)',
      '    - b (total: 20, self: 20)',
      '    - c (total: 10, self: 10)',
      '  - other (total: 10, self: 10, folded: 3)',
    ].join('\n')
  );
});

it('of no path is the other tree', () => {
  const full = foldedTree('main;a 60', 'main;d 1');
  const grafted = graftSubtree(CUT, [], full);
  expect(grafted && formatTree(grafted)).toBe(formatTree(full));
});

it('gives the rows above what came later', () => {
  const grafted = graftSubtree(foldedTree('main;run;a 3', 'main;b 2'), ['main', 'run'], foldedTree('main;run;c 5'));
  expect(grafted && formatTree(grafted)).toBe(formatTree(foldedTree('main;run;c 5', 'main;b 2')));
});

it.each([
  ['is not in the tree', ['main', 'z'], foldedTree('main;z 1')],
  ['is not in the other tree', ['main', 'a'], foldedTree('main;z 1')],
])('is not there where the path %s', (_, path, full) => {
  expect(graftSubtree(CUT, path, full)).toBeUndefined();
});

it('of a tested comparison has both sides, and the marks of what was tested', () => {
  const sides = (tree: FlameTree, marks: number[]): MarkedTree => ({
    ...tree,
    right: { self: tree.self.map((value) => 2 * value), total: tree.total.map((value) => 2 * value) },
    insignificant: Uint8Array.from(marks),
  });
  const full = sides(foldedTree('main;a 60', 'main;b 20', 'main;c 10'), [0, 0, 0, 1, 0]);
  const grafted = graftSubtree(
    sides(
      CUT,
      Array.from(CUT.level, () => 1)
    ),
    ['main'],
    full
  );
  expect(grafted && Array.from(grafted.insignificant ?? [])).toEqual([1, 0, 0, 1, 0, 1]);
  expect(grafted && formatTree({ ...grafted, ...grafted.right, right: undefined })).toContain(
    '    - c (total: 20, self: 20)'
  );
});

it('of one side is nothing in a comparison', () => {
  const both = { ...CUT, right: { self: CUT.self, total: CUT.total } };
  expect(graftSubtree(both, ['main'], foldedTree('main 90'))).toBeUndefined();
});
