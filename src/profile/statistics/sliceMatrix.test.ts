import { foldedTree } from '../../../tests/foldedTree';
import { functionTotals } from '../functions';
import { sliceMatrix } from './sliceMatrix';

describe('sliceMatrix', () => {
  it('has the self and total of each function in each slice', () => {
    const matrix = sliceMatrix([foldedTree('a;b 2', '3'), foldedTree('c;b 1', 'a 4')]);
    const row = (values: Float64Array, name: string): number[] => {
      const at = matrix.names.indexOf(name) * matrix.columns;
      return [...values.subarray(at, at + matrix.columns)];
    };
    expect(row(matrix.self, 'b')).toEqual([2, 1]);
    expect(row(matrix.self, 'a')).toEqual([0, 4]);
    expect(row(matrix.total, 'a')).toEqual([2, 4]);
    expect(row(matrix.total, 'c')).toEqual([0, 1]);
    expect([...matrix.withStack]).toEqual([2, 5]);
  });

  it('counts recursion once, as the totals of functions do', () => {
    const tree = foldedTree('f;f;f 2', 'f;g;f 3', 'g 1');
    const { names, total } = sliceMatrix([tree]);
    const expected = functionTotals(tree);
    expected.name.forEach((name, i) => expect(total[names.indexOf(name)]).toBe(expected.total[i]));
  });
});
