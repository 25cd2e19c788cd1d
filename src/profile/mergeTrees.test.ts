import { foldedTree } from '../../tests/foldedTree';
import { formatTree } from './formatTree';
import { mergeTrees, TreeSum } from './mergeTrees';
import { pruneTree } from './pruneTree';

describe('mergeTrees', () => {
  it('adds up equal paths', () => {
    const merged = mergeTrees([foldedTree('main;a 1', 'main;b 2'), foldedTree('main;b 3', 'idle 4')]);
    expect(formatTree(merged)).toBe(formatTree(foldedTree('main;a 1', 'main;b 5', 'idle 4')));
  });

  it('adds up both sides, a side that is missing as nothing', () => {
    const single = foldedTree('main 1');
    const comparison = { ...single, right: { self: Float64Array.of(0, 5), total: Float64Array.of(5, 5) } };
    expect(formatTree(mergeTrees([single, comparison]))).toBe(
      ['- total (total: 2 | 5, self: 0 | 0)', '  - main (total: 2 | 5, self: 2 | 5)'].join('\n')
    );
  });

  it('keeps what was cut off apart from functions of that name', () => {
    const cut = (...lines: readonly string[]) => pruneTree(foldedTree(...lines), 4);
    const trees = [cut('main;a 5', 'main;b 1', 'main;c 1'), cut('main;a 5', 'main;b 1', 'main;c 1', 'main;d 1')];
    expect(formatTree(mergeTrees([...trees, foldedTree('main;d 1')]))).toBe(
      [
        '- total (total: 16, self: 0)',
        '  - main (total: 16, self: 0)',
        '    - a (total: 10, self: 10)',
        '    - d (total: 1, self: 1)',
        '    - other (total: 5, self: 5, folded: -1)',
      ].join('\n')
    );
  });

  it('takes what has children for a function, though rows of its name were folded in another tree', () => {
    const cut = pruneTree(foldedTree('main 5', 'main;a 1', 'main;b 1'), 3);
    const merged = mergeTrees([cut, foldedTree('main;other;x 3')]);
    expect(formatTree(cut)).toContain('other (total: 2, self: 2, folded: 2)');
    expect(formatTree(merged)).toBe(formatTree(foldedTree('main 5', 'main;other;x 3', 'main;other 2')));
  });

  it('throws for no trees, and for trees that measure different things', () => {
    const tree = foldedTree('main 1');
    expect(() => mergeTrees([])).toThrow('No trees to merge');
    const bytes = { ...tree, sampleType: { type: 'alloc_space', unit: 'bytes' } };
    expect(() => mergeTrees([tree, bytes])).toThrow('Cannot add alloc_space to samples');
  });
});

describe('TreeSum', () => {
  it('adds trees below names, each below its own', () => {
    const [a, b] = [foldedTree('main;a 1', ' 8'), foldedTree('main;a 2')];
    const files = { names: ['', 'f.go'], index: Int32Array.of(0, 1, 1) };
    const sum = new TreeSum(a.sampleType, { right: false, files: true });
    sum.add({ ...a, files }, ['GET', '/x']);
    sum.add(b, ['GET', '/y']);
    sum.add(b, ['GET', '/y']);
    const tree = sum.finish();
    expect(formatTree(tree)).toBe(formatTree(foldedTree('GET;/x;main;a 1', 'GET;/x 8', 'GET;/y;main;a 4')));
    expect(Array.from(tree.files?.index ?? [])).toEqual([0, 0, 0, 1, 1, 0, 0, 0]);
  });

  it('gives the sum so far, which further trees do not change', () => {
    const first = foldedTree('main;a 1');
    const sum = new TreeSum(first.sampleType, { right: false, files: false });
    sum.add(first);
    const soFar = sum.finish();
    sum.add(foldedTree('main;b 2', 'idle 4'));
    expect(formatTree(soFar)).toBe(formatTree(first));
    expect(soFar.names).not.toContain('idle');
    expect(formatTree(sum.finish())).toBe(formatTree(foldedTree('main;a 1', 'main;b 2', 'idle 4')));
  });
});
