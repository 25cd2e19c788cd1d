import { foldedTree } from '../../../tests/foldedTree';
import { formatTree } from '../formatTree';
import { sandwich } from './sandwich';

describe('sandwich', () => {
  it('has callers on the one side and callees on the other', () => {
    const tree = foldedTree('main;a;f;x 3', 'main;b;f;x 2', 'main;b;f 4', 'f;y 1', 'main;z 9');
    const found = sandwich(tree, 'f');
    expect(found && formatTree(found.callers)).toBe(
      [
        '- f (total: 10, self: 1)',
        '  - b (total: 6, self: 0)',
        '    - main (total: 6, self: 6)',
        '  - a (total: 3, self: 0)',
        '    - main (total: 3, self: 3)',
      ].join('\n')
    );
    expect(found && formatTree(found.callees)).toBe(
      ['- f (total: 10, self: 4)', '  - x (total: 5, self: 5)', '  - y (total: 1, self: 1)'].join('\n')
    );
  });

  // @grafana/flamegraph 13 counts the inner call once more.
  it('counts a stack once, at the outermost call', () => {
    const found = sandwich(foldedTree('main;f;g;f;h 80', 'main;f 20'), 'f');
    expect(found && formatTree(found.callers)).toBe('- f (total: 100, self: 0)\n  - main (total: 100, self: 100)');
    expect(found && formatTree(found.callees)).toBe(
      [
        '- f (total: 100, self: 20)',
        '  - g (total: 80, self: 0)',
        '    - f (total: 80, self: 0)',
        '      - h (total: 80, self: 80)',
      ].join('\n')
    );
  });

  it('has both sides of a comparison and the files', () => {
    const tree = foldedTree('a;f 1', 'b;f 2');
    // total b f a f
    const right = { self: Float64Array.of(0, 0, 0, 0, 6), total: Float64Array.of(6, 0, 0, 6, 6) };
    const files = { names: ['', 'f.go'], index: Int32Array.of(0, 0, 1, 0, 1) };
    const found = sandwich({ ...tree, right, files }, 'f');
    expect(found && formatTree(found.callers)).toBe(
      [
        '- f (total: 3 | 6, self: 0 | 0)',
        '  - a (total: 1 | 6, self: 1 | 6)',
        '  - b (total: 2 | 0, self: 2 | 0)',
      ].join('\n')
    );
    expect(found?.callees.files?.index).toEqual(Int32Array.of(1));
    expect(found && formatTree(found.callees)).toBe('- f (total: 3 | 6, self: 3 | 6)');
  });

  it('knows a function called like the root, and none that no frame has', () => {
    expect(sandwich(foldedTree('total;a 2'), 'total')?.callees.total[0]).toBe(2);
    expect(sandwich(foldedTree('a 2'), 'total')).toBeUndefined();
    expect(sandwich(foldedTree('a 2'), 'b')).toBeUndefined();
  });
});
