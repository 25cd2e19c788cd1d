import { foldedTree } from '../../../tests/foldedTree';
import { formatTree } from '../formatTree';
import { bottomUp } from './bottomUp';

describe('bottomUp', () => {
  it('has callers below what they call', () => {
    const inverted = bottomUp(foldedTree('main;a;x 3', 'main;b;x 2', 'main;a 4', 'x 1', ' 7'));
    expect(formatTree(inverted)).toBe(
      [
        '- total (total: 17, self: 7)',
        '  - x (total: 6, self: 1)',
        '    - a (total: 3, self: 0)',
        '      - main (total: 3, self: 3)',
        '    - b (total: 2, self: 0)',
        '      - main (total: 2, self: 2)',
        '  - a (total: 4, self: 0)',
        '    - main (total: 4, self: 4)',
      ].join('\n')
    );
    expect(inverted.foldedShare).toBe(0);
  });

  it('counts recursion once', () => {
    expect(formatTree(bottomUp(foldedTree('f;f;f 2', 'f 1')))).toBe(
      [
        '- total (total: 3, self: 0)',
        '  - f (total: 3, self: 1)',
        '    - f (total: 2, self: 0)',
        '      - f (total: 2, self: 2)',
      ].join('\n')
    );
  });

  it('has both sides, also of stacks that only one has, and files', () => {
    const tree = foldedTree('a;b 1', 'c 2');
    // total c a b
    const right = { self: Float64Array.of(0, 0, 5, 0), total: Float64Array.of(5, 0, 5, 0) };
    const files = { names: ['', 'a.go', 'b.go'], index: Int32Array.of(0, 0, 1, 2) };
    const inverted = bottomUp({ ...tree, right, files });
    expect(formatTree(inverted)).toBe(
      [
        '- total (total: 3 | 5, self: 0 | 0)',
        '  - a (total: 0 | 5, self: 0 | 5)',
        '  - c (total: 2 | 0, self: 2 | 0)',
        '  - b (total: 1 | 0, self: 0 | 0)',
        '    - a (total: 1 | 0, self: 1 | 0)',
      ].join('\n')
    );
    expect(inverted.files).toEqual({ names: files.names, index: Int32Array.of(0, 1, 0, 2, 1) });
  });

  const WIDE = ['m;a;x 50', 'm;b;x 20', 'm;c;x 1', 'm;d;x 1', 'm;a 28', 'other 5'];

  it('folds what is light where there are too many rows', () => {
    const inverted = bottomUp(foldedTree(...WIDE), { maxRows: 14, leastShare: 0.05, leastRows: 0 });
    expect(formatTree(inverted)).toBe(
      [
        '- total (total: 105, self: 0)',
        '  - x (total: 72, self: 0)',
        '    - a (total: 50, self: 0)',
        '      - m (total: 50, self: 50)',
        '    - b (total: 20, self: 0)',
        '      - m (total: 20, self: 20)',
        '    - other (total: 2, self: 2, folded: 2)',
        '  - a (total: 28, self: 0)',
        '    - m (total: 28, self: 28)',
        '  - other (total: 5, self: 5, folded: 1)',
      ].join('\n')
    );
    expect(inverted.foldedShare).toBeCloseTo(7 / 105);
  });

  it('keeps to a number of rows, the heaviest first; a function called other is none of those that were folded', () => {
    const inverted = bottomUp(foldedTree('m;other;x 50', 'b;x 20', 'other 35'), { maxRows: 6, leastShare: 0 });
    expect(formatTree(inverted)).toBe(
      [
        '- total (total: 105, self: 0)',
        '  - x (total: 70, self: 0)',
        '    - other (total: 70, self: 70, folded: 2)',
        '  - other (total: 35, self: 35)',
      ].join('\n')
    );
  });

  it('keeps the heaviest of many light rows, and what calls each', () => {
    const flat = foldedTree('main;f1 11', 'main;f2 12', 'main;f3 13', 'main;f4 14', 'main;f5 15', 'main;f6 16');
    const inverted = bottomUp(flat, { maxRows: 10, leastShare: 0.5, leastRows: 2 });
    expect(formatTree(inverted)).toBe(
      [
        '- total (total: 81, self: 0)',
        '  - f6 (total: 16, self: 0)',
        '    - main (total: 16, self: 16)',
        '  - f5 (total: 15, self: 0)',
        '    - main (total: 15, self: 15)',
        '  - other (total: 50, self: 50, folded: 4)',
      ].join('\n')
    );
    expect(inverted.foldedShare).toBeCloseTo(50 / 81);
  });

  it('of 130,000 functions that all take as little, has thousands', () => {
    const lines = Array.from({ length: 130_000 }, (_, at) => `main;f${at} 1`).join('\n');
    const { level, total, nameIndex, names, foldedShare } = bottomUp(foldedTree(lines));
    const first = Array.from(level.keys()).filter((row) => level[row] === 1);
    expect(first).toHaveLength(4097);
    expect(first.filter((row) => total[row] === 1 && names[nameIndex[row + 1]] === 'main')).toHaveLength(4096);
    expect(foldedShare).toBeCloseTo(1 - 4096 / 130_000);
  });

  it('goes no more steps than it may', () => {
    const deep = foldedTree(`${'f;'.repeat(2_000)}leaf 1`, `${'f;'.repeat(2_000)}leaf;end 1`, 'g 3');
    const { level, total, folded } = bottomUp(deep, { maxRows: 100, maxSteps: 1_000 });
    expect(level.length).toBeLessThanOrEqual(100);
    expect(total[0]).toBe(5);
    expect(folded?.some((stacks) => stacks > 0)).toBe(true);
  });

  it('takes 10,000 levels', () => {
    const { level } = bottomUp(foldedTree(`${'f;g;'.repeat(5_000)}leaf 1`));
    expect(level).toHaveLength(10_002);
  });

  it('of nothing is the root', () => {
    expect(formatTree(bottomUp(foldedTree()))).toBe('- total (total: 0, self: 0)');
  });
});
