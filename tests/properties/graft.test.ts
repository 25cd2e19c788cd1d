import fc from 'fast-check';

import { cutToCallSite } from '../../src/profile/callSite';
import { type FlameTree } from '../../src/profile/flameTree';
import { fileOf } from '../../src/profile/frameFiles';
import { pruneTree } from '../../src/profile/pruneTree';
import { subtreeEnds } from '../../src/profile/treeRows';
import { pathOf } from '../../src/profile/view/callPath';
import { graftSubtree } from '../../src/profile/view/graftSubtree';
import { anyTree, isConsistent } from './trees';

/** A comparison with files; the sides have nothing to do with each other. */
const anyFullTree: fc.Arbitrary<FlameTree> = anyTree(1).chain((tree) =>
  fc.array(fc.nat(9), { minLength: tree.level.length, maxLength: tree.level.length }).map((selves) => {
    const self = Float64Array.from(selves);
    const total = self.slice();
    for (let row = total.length - 1; row > 0; row--) {
      total[tree.level.lastIndexOf(tree.level[row] - 1, row)] += total[row];
    }
    const names = ['', ...tree.names.map((name) => `${name}.go`)];
    return { ...tree, right: { self, total }, files: { names, index: tree.nameIndex.map((name) => name + 1) } };
  })
);

/** A row with all that is known of it. */
const rowOf = (tree: FlameTree, row: number) => ({
  path: pathOf(tree, row).join('\n'),
  self: tree.self[row],
  total: tree.total[row],
  right: tree.right && [tree.right.self[row], tree.right.total[row]],
  file: fileOf(tree, row),
  folded: tree.folded?.[row] ?? 0,
});
const rowsOf = (tree: FlameTree, from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => rowOf(tree, from + at));

/** Whether a path leads to the row: another row may have the same one, as `other` rows and a function of that name. */
const isNamed = (tree: FlameTree, row: number): boolean => !pathOf(tree, row).includes('other');

it('puts the rows of a subtree into the place of those that were cut, and leaves all others as they are', () => {
  fc.assert(
    fc.property(anyFullTree, fc.integer({ min: 2, max: 12 }), fc.nat(), (tree, maxNodes, seed) => {
      const cut = pruneTree(tree, maxNodes);
      const row = seed % cut.level.length;
      fc.pre(isNamed(cut, row));
      const path = pathOf(cut, row);
      const full = pruneTree(cutToCallSite(tree, path), Infinity);
      const grafted = graftSubtree(cut, path, full);
      if (!grafted) {
        throw new Error('The path is in both trees');
      }
      const end = subtreeEnds(cut.level)[row];
      const fullEnd = subtreeEnds(grafted.level)[row];
      const behind = cut.level.length - end;
      expect(rowsOf(grafted, 0, row)).toEqual(rowsOf(cut, 0, row));
      expect(rowsOf(grafted, grafted.level.length - behind, grafted.level.length)).toEqual(
        rowsOf(cut, end, cut.level.length)
      );
      const start = full.level.length - (fullEnd - row);
      expect(rowsOf(grafted, row, fullEnd)).toEqual(rowsOf(full, start, full.level.length));
      expect(grafted.folded?.subarray(row, fullEnd).some(Boolean)).toBe(false);
      expect(isConsistent(grafted)).toBe(true);
      expect(grafted.names.slice(0, cut.names.length)).toEqual(cut.names);
    }),
    { numRuns: 500 }
  );
});

it('of another profile keeps the sums', () => {
  fc.assert(
    fc.property(anyTree(1), anyTree(1), fc.nat(), (tree, other, seed) => {
      const row = seed % tree.level.length;
      const path = pathOf(tree, row);
      const grafted = graftSubtree(tree, path, other);
      expect(grafted === undefined || isConsistent(grafted)).toBe(true);
    })
  );
});
