import fc from 'fast-check';

import { type FlameTree } from '../../src/profile/flameTree';
import { formatFolded, parseFolded } from '../../src/profile/folded';
import { formatTree } from '../../src/profile/formatTree';
import { functionTotals } from '../../src/profile/functions';
import { mergeTrees } from '../../src/profile/mergeTrees';
import { pruneTree } from '../../src/profile/pruneTree';
import { foldedTree } from '../foldedTree';
import { anyTree, isConsistent, stackLines, sum } from './trees';

describe('a tree of stacks', () => {
  it('has totals that are self and children, at any sign of the values', () => {
    fc.assert(fc.property(anyTree(-1000), (tree) => isConsistent(tree) && sum(tree.self) === tree.total[0]));
  });

  it('is the same in whatever order the stacks come', () => {
    const shuffled = stackLines(-1000).chain((lines) =>
      fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length }))
    );
    fc.assert(
      fc.property(shuffled, ([lines, others]) => formatTree(foldedTree(...lines)) === formatTree(foldedTree(...others)))
    );
  });

  it('comes back from folded text', () => {
    fc.assert(
      fc.property(anyTree(1), (tree) => {
        const parsed = parseFolded(formatFolded(tree));
        expect(parsed.ok && formatTree(parsed.value)).toBe(formatTree(tree));
      })
    );
  });
});

describe('merging', () => {
  it('adds up to the same in any order, and to the tree of all stacks', () => {
    fc.assert(
      fc.property(stackLines(), stackLines(), stackLines(), (a, b, c) => {
        const trees = [a, b, c].map((lines) => foldedTree(...lines));
        const whole = formatTree(foldedTree(...a, ...b, ...c));
        expect(formatTree(mergeTrees(trees))).toBe(whole);
        expect(formatTree(mergeTrees([trees[2], mergeTrees([trees[1], trees[0]])]))).toBe(whole);
      })
    );
  });
});

describe('totals of functions', () => {
  it("have each self once, and no total above the root's", () => {
    fc.assert(
      fc.property(anyTree(), (tree) => {
        const functions = functionTotals(tree);
        expect(sum(functions.self)).toBe(tree.total[0] - tree.self[0]);
        expect(functions.total.every((total, row) => total >= functions.self[row] && total <= tree.total[0])).toBe(
          true
        );
      })
    );
  });
});

describe('pruning', () => {
  const budget = fc.integer({ min: 2, max: 40 });

  it('keeps to the budget, and keeps all sums', () => {
    fc.assert(
      fc.property(anyTree(-1000), budget, (tree, maxNodes) => {
        const pruned = pruneTree(tree, maxNodes);
        expect(pruned.level.length).toBeLessThanOrEqual(maxNodes);
        expect(pruned.total[0]).toBe(tree.total[0]);
        expect(isConsistent(pruned)).toBe(true);
      })
    );
  });

  it('accounts for every row that weighs anything', () => {
    fc.assert(
      fc.property(anyTree(1), budget, (tree, maxNodes) => {
        const pruned = pruneTree(tree, maxNodes);
        const kept = pruned.folded.filter((count) => count === 0).length;
        expect(kept + sum(pruned.folded)).toBe(tree.level.length);
        const folded = sum(pruned.total.filter((_, row) => pruned.folded[row] > 0));
        expect(pruned.foldedShare).toBeCloseTo(tree.total[0] === 0 ? 0 : folded / tree.total[0]);
      })
    );
  });

  it('changes nothing in a tree that fits', () => {
    fc.assert(
      fc.property(
        anyTree(1),
        (tree) => formatTree(pruneTree(tree, Math.max(2, tree.level.length))) === formatTree(tree)
      )
    );
  });

  it('treats the sides of a comparison alike', () => {
    fc.assert(
      fc.property(anyTree(), budget, (tree, maxNodes) => {
        const pruned = pruneTree({ ...tree, right: { self: tree.self, total: tree.total } }, maxNodes);
        expect(pruned.right).toEqual({ self: pruned.self, total: pruned.total });
        expect(formatTree({ ...pruned, right: undefined })).toBe(formatTree(pruneTree(tree, maxNodes)));
      })
    );
  });

  it('holds the limits of depth and width', () => {
    fc.assert(
      fc.property(
        anyTree(),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 2, max: 4 }),
        (tree, maxDepth, maxChildren) => {
          const pruned = pruneTree(tree, 1000, { maxDepth, maxChildren });
          expect(Math.max(...pruned.level)).toBeLessThanOrEqual(maxDepth);
          expect(Math.max(...childCounts(pruned))).toBeLessThanOrEqual(maxChildren);
          expect(isConsistent(pruned)).toBe(true);
        }
      )
    );
  });
});

function childCounts({ level }: FlameTree): number[] {
  const counts = Array.from(level, () => 0);
  const path: number[] = [];
  level.forEach((depth, row) => {
    path[depth] = row;
    if (depth > 0) {
      counts[path[depth - 1]]++;
    }
  });
  return counts;
}
