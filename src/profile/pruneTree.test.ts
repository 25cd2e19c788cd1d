import { foldedTree } from '../../tests/foldedTree';
import { type FlameTree } from './flameTree';
import { formatTree } from './formatTree';
import { pruneTree } from './pruneTree';

const TREE = foldedTree('main;a;x 50', 'main;a;y 3', 'main;b 30', 'main;c 2', 'idle 1');

describe('pruneTree', () => {
  it('keeps a tree that fits', () => {
    const pruned = pruneTree(TREE, 8);
    expect(formatTree(pruned)).toBe(formatTree(TREE));
    expect(pruned).toMatchObject({ nodesInFull: 8, foldedShare: 0 });
  });

  it('folds the lightest rows, and counts the rows that stand for them', () => {
    const pruned = pruneTree(TREE, 6);
    expect(formatTree(pruned)).toBe(
      [
        '- total (total: 86, self: 0)',
        '  - main (total: 85, self: 0)',
        '    - a (total: 53, self: 0)',
        '      - other (total: 53, self: 53, folded: 2)',
        '    - other (total: 32, self: 32, folded: 2)',
        '  - idle (total: 1, self: 1)',
      ].join('\n')
    );
    expect(pruned.nodesInFull).toBe(8);
    expect(pruned.foldedShare).toBeCloseTo(85 / 86);
  });

  it('leaves no trace of rows that weigh nothing', () => {
    expect(formatTree(pruneTree(foldedTree('main;a 1', 'main;b;c 0'), 2))).toBe(
      ['- total (total: 1, self: 0)', '  - other (total: 1, self: 1, folded: 2)'].join('\n')
    );
    expect(formatTree(pruneTree(foldedTree('main;a 1', 'main;b;c 0'), 100))).toBe(formatTree(foldedTree('main;a 1')));
  });

  it('fills what is left of the budget with rows of equal weight', () => {
    const wide = foldedTree(...Array.from({ length: 10 }, (_, i) => `f${i} 1`));
    const pruned = pruneTree(wide, 5);
    expect(pruned.level).toHaveLength(5);
    expect(pruned.folded[4]).toBe(7);
  });

  it('never mixes a function called other with what it folds', () => {
    const pruned = pruneTree(foldedTree('main;other 9', 'main;b 2', 'main;c 1'), 4);
    expect(formatTree(pruned)).toBe(
      [
        '- total (total: 12, self: 0)',
        '  - main (total: 12, self: 0)',
        '    - other (total: 9, self: 9)',
        '    - other (total: 3, self: 3, folded: 2)',
      ].join('\n')
    );
  });

  it('keeps children that cancel out in a delta', () => {
    const delta = foldedTree('main;a 5', 'main;b -5');
    expect(formatTree(pruneTree(delta, 10))).toBe(formatTree(delta));
  });

  it('weighs both sides of a comparison', () => {
    const tree = foldedTree('a 5', 'b 0', 'c 3', 'd 1');
    const right = { self: Float64Array.of(0, 0, 0, 1, 9), total: Float64Array.of(10, 0, 0, 1, 9) };
    expect(formatTree(pruneTree({ ...tree, right }, 4))).toBe(
      [
        '- total (total: 9 | 10, self: 0 | 0)',
        '  - a (total: 5 | 0, self: 5 | 0)',
        '  - b (total: 0 | 9, self: 0 | 9)',
        '  - other (total: 4 | 1, self: 4 | 1, folded: 2)',
      ].join('\n')
    );
  });

  it('cuts what is too deep', () => {
    const pruned = pruneTree(foldedTree('a;b;c;d 5', 'a;x 2'), 100, { maxDepth: 2 });
    expect(formatTree(pruned)).toBe(
      [
        '- total (total: 7, self: 0)',
        '  - a (total: 7, self: 0)',
        '    - x (total: 2, self: 2)',
        '    - other (total: 5, self: 5, folded: 3)',
      ].join('\n')
    );
  });

  it('cuts what is too wide', () => {
    const pruned = pruneTree(foldedTree('a 5', 'b 4', 'c 3', 'd 2'), 100, { maxChildren: 3 });
    expect(formatTree(pruned)).toBe(
      [
        '- total (total: 14, self: 0)',
        '  - a (total: 5, self: 5)',
        '  - b (total: 4, self: 4)',
        '  - other (total: 5, self: 5, folded: 2)',
      ].join('\n')
    );
  });

  it('has no limits of depth and width where none are given', () => {
    const deep = pruneTree(foldedTree(`${Array.from({ length: 1000 }, (_, i) => `f${i}`).join(';')} 1`), 16_384);
    expect(Math.max(...deep.level)).toBe(1000);
    const wide = pruneTree(foldedTree(...Array.from({ length: 6000 }, (_, i) => `f${i} 1`)), 16_384);
    expect(wide.level).toHaveLength(6001);
  });

  it('keeps the root of an empty tree', () => {
    expect(pruneTree(foldedTree(), 10)).toMatchObject({ nodesInFull: 1, foldedShare: 0, folded: Int32Array.of(0) });
  });
});

describe('a tree that was cut before', () => {
  const cut = (folded: number): FlameTree => {
    const tree = foldedTree('main;a 60', 'main;other 20', 'main;b 10', 'main;c 5', 'idle 40');
    return { ...tree, folded: tree.nameIndex.map((name) => (tree.names[name] === 'other' ? folded : 0)) };
  };

  it('has one row for both', () => {
    expect(formatTree(pruneTree(cut(7), 5))).toBe(
      [
        '- total (total: 135, self: 0)',
        '  - main (total: 95, self: 0)',
        '    - a (total: 60, self: 60)',
        '    - other (total: 35, self: 35, folded: 9)',
        '  - idle (total: 40, self: 40)',
      ].join('\n')
    );
    expect(pruneTree(cut(-1), 5).folded).toEqual(Int32Array.of(0, 0, 0, -1, 0));
  });

  it('keeps its marks where it fits, and the share of what was cut', () => {
    const pruned = pruneTree(cut(-1), 100);
    expect(pruned.folded.filter((nodes) => nodes === -1)).toHaveLength(1);
    expect(pruned.foldedShare).toBeCloseTo(20 / 135);
  });
});
