import fc from 'fast-check';

import { changeFindings, changeFindingsSteps } from '../../src/profile/diff/changeFindings';
import { comparisonTree, comparisonTreeSteps } from '../../src/profile/diff/comparisonTree';
import { diffTrees } from '../../src/profile/diff/diffTrees';
import { explainChange, explainChangeSteps } from '../../src/profile/diff/explainChange';
import { type Normalisation } from '../../src/profile/diff/normalisation';
import { type FlameTree } from '../../src/profile/flameTree';
import { formatTree } from '../../src/profile/formatTree';
import { mergeTrees } from '../../src/profile/mergeTrees';
import { compareSlices, compareSlicesSteps, type SliceComparison } from '../../src/profile/statistics/compareSlices';
import { type SlicedSide } from '../../src/profile/statistics/slices';
import { type Steps } from '../../src/profile/steps';
import { anyTree, isConsistent } from './trees';

const extent = { seconds: 1, moments: 1, requests: 1 };
const diff = (left: FlameTree, right: FlameTree, normalisation: Normalisation = 'absolute'): FlameTree =>
  diffTrees({ tree: left, extent }, { tree: right, extent }, normalisation);
const rightOf = (tree: FlameTree): FlameTree => ({ ...tree, ...tree.right, right: undefined });

describe('a diff', () => {
  it('of a profile with itself has nothing in it', () => {
    fc.assert(
      fc.property(
        anyTree(),
        fc.constantFrom<Normalisation>('absolute', 'share', 'perSecond'),
        (tree, normalisation) => {
          const { self, total, right } = diff(tree, tree, normalisation);
          expect(right).toEqual({ self, total });
        }
      )
    );
  });

  it('has the sums of both sides', () => {
    fc.assert(
      fc.property(anyTree(-100), anyTree(-100), (left, right) => {
        const tree = diff(left, right);
        expect([tree.total[0], tree.right?.total[0]]).toEqual([left.total[0], right.total[0]]);
        expect(isConsistent(tree) && isConsistent(rightOf(tree))).toBe(true);
      })
    );
  });

  it('is the other way round when its sides are', () => {
    fc.assert(
      fc.property(anyTree(), anyTree(), (left, right) => {
        const swapped = diff(right, left);
        const back = { ...rightOf(swapped), right: { self: swapped.self, total: swapped.total } };
        expect(formatTree(back)).toBe(formatTree(diff(left, right)));
      })
    );
  });

  it('holds the left side as it was', () => {
    fc.assert(
      fc.property(anyTree(1), anyTree(1), (left, right) => {
        const { right: _, ...only } = diff(left, right);
        const weighing = (tree: FlameTree): string[] =>
          formatTree(tree)
            .split('\n')
            .filter((row) => !/total: 0,/.test(row))
            .sort();
        expect(weighing(only)).toEqual(weighing(mergeTrees([left])));
      })
    );
  });
});

describe('a comparison of slices', () => {
  const slices = fc.array(anyTree(), { minLength: 4, maxLength: 6 }).map((trees) => ({
    slices: trees.map((tree, i) => ({ from: i * 1000, to: (i + 1) * 1000, tree })),
  }));
  const normalisation = fc.constantFrom<Normalisation>('absolute', 'share', 'perSecond');
  const changes = ({ names, self, total }: SliceComparison, sign: number): Map<string, unknown[]> =>
    new Map(
      names.map((name, row) => [
        name,
        [self, total].flatMap(({ left, right, p, verdict }) => [
          (sign * (right[row] - left[row])).toFixed(6).replace(/^-(?=0\.0*$)/, ''),
          p[row].toFixed(6),
          verdict[row],
        ]),
      ])
    );

  it('of a window with itself finds nothing', () => {
    fc.assert(
      fc.property(slices, normalisation, (side, by) => {
        const { self, total } = compareSlices(side, side, { normalisation: by });
        expect([...self.verdict, ...total.verdict].every((verdict) => verdict <= 1)).toBe(true);
        expect(self.left).toEqual(self.right);
      })
    );
  });

  it('is the other way round when its sides are', () => {
    fc.assert(
      fc.property(slices, slices, normalisation, (left, right, by) => {
        const options = { normalisation: by };
        const there = changes(compareSlices(left, right, options), 1);
        const back = changes(compareSlices(right, left, options), -1);
        expect(new Map([...back].sort())).toEqual(new Map([...there].sort()));
      })
    );
  });
});

describe('a comparison in steps', () => {
  const side = (trees: readonly FlameTree[]): SlicedSide => ({
    slices: trees.map((tree, i) => ({ from: i * 1000, to: (i + 1) * 1000, tree })),
  });
  /** Runs two pieces of work a step each by turns, so that what one keeps outside of itself shows in the other. */
  function byTurns<A>(one: Steps<A>, other: Steps<A>): A[] {
    const done: A[] = [];
    for (const waiting = [one, other]; waiting.length > 0;) {
      const step = waiting[0].next();
      const [mine] = waiting.splice(0, 1);
      if (step.done) {
        done.push(step.value);
      } else {
        waiting.push(mine);
      }
    }
    return done;
  }

  it('is the same whatever runs between its steps', () => {
    const trees = fc.array(anyTree(), { minLength: 4, maxLength: 6 });
    fc.assert(
      fc.property(trees, trees, (left, right) => {
        const [one, other] = [side(left), side(right)];
        const options = { normalisation: 'perSecond' } as const;
        const comparison = compareSlices(one, other, options);
        const tree = comparisonTree(one, other, comparison);
        const compared = byTurns(compareSlicesSteps(one, other, options), compareSlicesSteps(one, other, options));
        expect(compared).toEqual([comparison, comparison]);
        const made = byTurns(comparisonTreeSteps(one, other, comparison), comparisonTreeSteps(one, other, comparison));
        expect(made).toEqual([tree, tree]);
        const findings = changeFindings(tree, comparison);
        expect(byTurns(changeFindingsSteps(tree, comparison), changeFindingsSteps(tree, comparison))).toEqual([
          findings,
          findings,
        ]);
        const explained = explainChange(tree, comparison);
        expect(byTurns(explainChangeSteps(tree, comparison), explainChangeSteps(tree, comparison))).toEqual([
          explained,
          explained,
        ]);
      }),
      { numRuns: 25 }
    );
  });
});
