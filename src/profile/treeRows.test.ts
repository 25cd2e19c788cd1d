import { foldedTree } from '../../tests/foldedTree';
import { parentRows, stackRows, subtreeEnds } from './treeRows';

const TREE = foldedTree('a;b;c 3', 'a;d 2', 'e 1', 'e;f;g 0');
// total a b c d e f g
test('parents, ends and stacks of rows', () => {
  expect(parentRows(TREE.level)).toEqual(Int32Array.of(0, 0, 1, 2, 1, 0, 5, 6));
  expect(subtreeEnds(TREE.level)).toEqual(Int32Array.of(8, 5, 4, 4, 5, 8, 8, 8));
  expect(stackRows(TREE)).toEqual(Uint8Array.of(0, 0, 0, 1, 1, 1, 0, 0));
});

test('a stack may be on the right side only', () => {
  const right = { self: Float64Array.of(0, 0, 0, 0, 0, 0, 0, 1), total: TREE.total };
  expect(stackRows({ ...TREE, right })[7]).toBe(1);
});

test('a tree of nothing but the root', () => {
  const { level } = foldedTree();
  expect(parentRows(level)).toEqual(Int32Array.of(0));
  expect(subtreeEnds(level)).toEqual(Int32Array.of(1));
});
