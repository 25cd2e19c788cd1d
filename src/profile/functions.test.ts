import { foldedTree } from '../../tests/foldedTree';
import { functionTotals } from './functions';

describe('functionTotals', () => {
  it.each([
    ['adds up a function over its callers', ['a;c 1', 'b;c 2'], ['c 3 3', 'b 0 2', 'a 0 1']],
    ['counts recursion once', ['f;f;f 2', 'f;g;f 3'], ['f 5 5', 'g 0 3']],
    ['counts a function again on a path beside', ['a;f;g 1', 'b;f 1'], ['f 1 2', 'g 1 1', 'a 0 1', 'b 0 1']],
    ['leaves out samples without a stack', ['7', 'a 1'], ['a 1 1']],
    ['takes a function called like the root for one', ['total;a 2'], ['a 2 2', 'total 0 2']],
    ['is empty for an empty tree', [], []],
  ])('%s', (_, stacks, expected) => {
    const { name, self, total } = functionTotals(foldedTree(...stacks));
    expect(name.map((text, i) => `${text} ${self[i]} ${total[i]}`)).toEqual(expected);
  });

  it('does not count values of labels, even where a function is called so', () => {
    const { name, self, total } = functionTotals(foldedTree('GET;f;g 1', 'f;f;f 2', 'GET 4', 'POST;g 8'), 1);
    expect(name.map((text, i) => `${text} ${self[i]} ${total[i]}`)).toEqual(['g 9 9', 'f 2 3']);
  });

  it('has both sides of a comparison, by what is most on both', () => {
    const tree = foldedTree('a;f;f 2', 'b 3');
    // total b a f f
    const right = { self: Float64Array.of(0, 0, 0, 4, 1), total: Float64Array.of(5, 0, 5, 5, 1) };
    const totals = functionTotals({ ...tree, right });
    expect(totals.name).toEqual(['f', 'b', 'a']);
    expect([totals.self, totals.total]).toEqual([Float64Array.of(2, 3, 0), Float64Array.of(2, 3, 2)]);
    expect(totals.right).toEqual({ self: Float64Array.of(5, 0, 0), total: Float64Array.of(5, 0, 5) });
  });
});
