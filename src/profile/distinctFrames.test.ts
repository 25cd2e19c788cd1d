import { foldedTree } from '../../tests/foldedTree';
import { distinctFrames } from './distinctFrames';

test('pairs of name and file, each once', () => {
  const tree = foldedTree('f;g;f 4', 'g 3', 'f;f 2');
  // total f g f f g
  const files = { names: ['', 'a.go', 'b.go', 'c.go'], index: Int32Array.of(0, 1, 2, 2, 3, 2) };
  const { index, name, file } = distinctFrames({ ...tree, files });
  const shown = Array.from(index, (pair) => `${tree.names[name[pair]]} ${files.names[file[pair]]}`);
  expect(shown).toEqual(['total ', 'f a.go', 'g b.go', 'f b.go', 'f c.go', 'g b.go']);
  expect(name).toHaveLength(5);
});

test('without files a pair is a name', () => {
  const { index, file } = distinctFrames(foldedTree('f;g;f 4', 'g 3'));
  expect(index).toEqual(Int32Array.of(0, 1, 2, 1, 2));
  expect(file).toEqual([0, 0, 0]);
});
