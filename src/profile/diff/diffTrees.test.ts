import { foldedTree } from '../../../tests/foldedTree';
import { formatTree } from '../formatTree';
import { pruneTree } from '../pruneTree';
import { diffTrees } from './diffTrees';
import { type Normalisation } from './normalisation';

const left = { tree: foldedTree('main;a 6', 'main;b 2'), extent: { seconds: 4, moments: 2, requests: 8 } };
const right = { tree: foldedTree('main;a 3', 'c 1'), extent: { seconds: 2, moments: 1, requests: 2 } };

describe('diffTrees', () => {
  it.each<[Normalisation, string]>([
    ['absolute', '6 | 3'],
    ['share', '0.75 | 0.75'],
    ['perSecond', '1.5 | 1.5'],
    ['perRequest', '0.75 | 1.5'],
  ])('has both sides of a flow in one row, %s', (normalisation, a) => {
    expect(formatTree(diffTrees(left, right, normalisation))).toContain(`- a (total: ${a}, self: ${a})`);
  });

  it('has a row for what only one side has', () => {
    expect(formatTree(diffTrees(left, right, 'absolute'))).toBe(
      [
        '- total (total: 8 | 4, self: 0 | 0)',
        '  - main (total: 8 | 3, self: 0 | 0)',
        '    - a (total: 6 | 3, self: 6 | 3)',
        '    - b (total: 2 | 0, self: 2 | 0)',
        '  - c (total: 0 | 1, self: 0 | 1)',
      ].join('\n')
    );
  });

  it('averages levels', () => {
    const goroutines = ({ tree, extent }: typeof left): typeof left => ({
      tree: { ...tree, sampleType: { type: 'goroutine', unit: 'count' } },
      extent,
    });
    const levels = diffTrees(goroutines(left), goroutines(right), 'perSecond');
    expect([levels.total[0], levels.right?.total[0]]).toEqual([4, 4]);
  });

  it('keeps files of either side', () => {
    const withFiles = { ...right.tree, files: { names: ['', 'a.go'], index: Int32Array.from([0, 0, 1, 0]) } };
    const { files, names, nameIndex } = diffTrees(left, { ...right, tree: withFiles }, 'absolute');
    const row = nameIndex.findIndex((name) => names[name] === 'a');
    expect(files?.names[files.index[row]]).toBe('a.go');
  });

  it('keeps what was cut off of either side', () => {
    const cut = { ...left, tree: pruneTree(left.tree, 3) };
    expect(formatTree(cut.tree)).toContain('folded: 2)');
    const [there, not] = [diffTrees(right, cut, 'absolute'), diffTrees(right, left, 'absolute')];
    expect(formatTree(there)).toContain('- other (total: 0 | 8, self: 0 | 8, folded: -1)');
    expect(not.folded).toBeUndefined();
  });

  it('throws where requests are not known', () => {
    const unknown = { ...right, extent: { seconds: 1, moments: 1 } };
    expect(() => diffTrees(left, unknown, 'perRequest')).toThrow(RangeError);
  });
});
