import { foldedTree } from '../../../../tests/foldedTree';
import { bottomUp } from '../../../profile/view/bottomUp';
import { noiseMarks } from './noiseMarks';
import { type DrawnTree } from './shownTrees';

const tree = foldedTree('main;parse 5', 'main;idle 9');
const nameAt = ({ names, nameIndex }: DrawnTree, row: number): string => names[nameIndex[row]];
const insignificant = Uint8Array.from(tree.level, (_, row) => Number(nameAt(tree, row) !== 'parse'));
const tested: DrawnTree = { ...tree, insignificant };

test('the tree as it came has its own marks, and an untested one none', () => {
  expect(noiseMarks(tested, tested)).toBe(insignificant);
  expect(noiseMarks(tree, tree)).toBeUndefined();
});

test('in a tree that was made of it, the function that has changed is still the only one', () => {
  const made = bottomUp(tested);
  const marks = noiseMarks(made, tested)!;
  const real = [...made.level.keys()].filter((row) => marks[row] === 0).map((row) => nameAt(made, row));
  expect(real).toEqual(['parse']);
});
