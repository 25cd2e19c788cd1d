import { foldedTree } from '../../../tests/foldedTree';
import { type FlameTree } from '../flameTree';
import { functionAddresses } from './functionAddresses';

function treeOf(...lines: string[]): FlameTree {
  const tree = foldedTree(...lines);
  const index = Int32Array.from(tree.nameIndex, (name) => Number(tree.names[name].includes(' f.go')));
  return { ...tree, files: { names: ['', 'f.go'], index } };
}

const rowsOf = (tree: FlameTree, name: string) => {
  const { address, self, total, line } = functionAddresses(tree, name);
  return Array.from(address, (at, row) => [at, self[row], total[row], line[row]]);
};

it('counts what is inlined at an address for the function that it lies in', () => {
  const tree = treeOf(
    '0x1 main f.go:1;0x10 f f.go:3;0x10 g f.go:9 5',
    '0x1 main f.go:1;0x10 f f.go:3 2',
    '0x1 main f.go:1;0x14 f f.go:4;0x20 g f.go:9 1'
  );
  expect(rowsOf(tree, 'f')).toEqual([
    [0x10n, 7, 7, 3],
    [0x14n, 0, 1, 4],
  ]);
  expect(functionAddresses(tree, 'f').whole).toEqual({ self: Float64Array.of(2), total: Float64Array.of(8) });
  expect(rowsOf(tree, 'g')).toEqual([[0x20n, 1, 1, 9]]);
  expect(functionAddresses(tree, 'g').inlinedInto).toEqual([{ name: 'f', total: 5 }]);
});

it('counts a stack once at an address that calls the function again', () => {
  const tree = treeOf('0x10 f f.go:3;0x10 f f.go:3;0x12 f f.go:4 5');
  expect(rowsOf(tree, 'f')).toEqual([
    [0x10n, 0, 5, 3],
    [0x12n, 5, 5, 4],
  ]);
});

it('tells apart what has no address', () => {
  const of = functionAddresses(treeOf('f f.go:3 5', '0x10 f f.go:3 2'), 'f');
  expect([...of.unknown.total, ...of.whole.total, ...of.address]).toEqual([5, 7, 0x10n]);
});

it('has nothing of a function that is not there', () => {
  const of = functionAddresses(treeOf('0x10 f f.go:3 2'), 'h');
  expect([of.address.length, of.inlinedInto.length, of.whole.total[0]]).toEqual([0, 0, 0]);
});
