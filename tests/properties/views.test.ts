import fc from 'fast-check';

import { type FlameTree } from '../../src/profile/flameTree';
import { formatFolded } from '../../src/profile/folded';
import { formatTree } from '../../src/profile/formatTree';
import { functionTotals } from '../../src/profile/functions';
import { type Steps } from '../../src/profile/steps';
import { applySteps, viewOfSteps } from '../../src/profile/view/applySteps';
import { bottomUp, bottomUpSteps } from '../../src/profile/view/bottomUp';
import { pathOf, rowOfPath } from '../../src/profile/view/callPath';
import { callTable, visibleRows } from '../../src/profile/view/callTable';
import { reveal } from '../../src/profile/view/expansion';
import { groupByPackage, groupByPackageSteps } from '../../src/profile/view/groupByPackage';
import { sandwich, sandwichSteps } from '../../src/profile/view/sandwich';
import { searchTree } from '../../src/profile/view/searchTree';
import { wholeName } from '../../src/profile/view/textSearch';
import { pushStep, redo, removeStep, undo, viewStack } from '../../src/profile/view/viewStack';
import { decodeView, encodeView } from '../../src/profile/view/viewCodec';
import { type ViewStep } from '../../src/profile/view/viewStep';
import { foldedTree } from '../foldedTree';
import { anyTree, isConsistent, stackLines, sum } from './trees';

const NAMES = ['main', 'work', 'run', 'other', 'total', 'λ', 'a b', '(x) => y'];
const name = fc.constantFrom(...NAMES);

/** A comparison: the right side has the same rows in another order of values. */
const anyComparison: fc.Arbitrary<FlameTree> = stackLines().chain((lines) =>
  fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: lines.length, maxLength: lines.length }).map((values) => {
    const left = foldedTree(...lines);
    const right = foldedTree(...lines.map((line, at) => line.replace(/-?\d+$/, String(values[at]))));
    const rows = Array.from(left.level, (_, row) => rowOfPath(right, pathOf(left, row)).row);
    const pick = (column: Float64Array): Float64Array => Float64Array.from(rows, (row) => column[row]);
    return { ...left, right: { self: pick(right.self), total: pick(right.total) } };
  })
);

const leftOf = ({ right: _right, ...left }: FlameTree): FlameTree => left;
const rightOf = (tree: FlameTree): FlameTree => ({ ...leftOf(tree), ...tree.right });

interface Stack {
  readonly frames: readonly string[];
  readonly value: number;
}

const stacksOf = (tree: FlameTree): readonly Stack[] =>
  formatFolded(tree)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.lastIndexOf(' ');
      return { frames: line.slice(0, at).split(';').filter(Boolean), value: Number(line.slice(at + 1)) };
    });

const treeOf = (stacks: readonly Stack[]): FlameTree =>
  foldedTree(...stacks.map(({ frames, value }) => `${frames.join(';')} ${value}`));

/** The stacks of a tree, those of equal total by name: the sides of a comparison are in its order. */
const sorted = (tree: FlameTree): string => formatFolded(treeOf(stacksOf(tree)));

describe('search', () => {
  it('matches the stacks that a name is in, and their share is 1 at most', () => {
    fc.assert(
      fc.property(anyTree(), fc.subarray(NAMES), (tree, wanted) => {
        const { share, rows, nameCount } = searchTree(tree, (text) => wanted.includes(text));
        const stacks = stacksOf(tree).filter(({ frames }) => frames.some((frame) => wanted.includes(frame)));
        expect(share.value).toBe(sum(stacks.map(({ value }) => value)));
        expect(share.share).toBeGreaterThanOrEqual(0);
        expect(share.share).toBeLessThanOrEqual(1);
        const found = Array.from(tree.nameIndex.keys()).filter(
          (row) => row > 0 && wanted.includes(tree.names[tree.nameIndex[row]])
        );
        expect(Array.from(rows)).toEqual(found);
        expect(nameCount).toBe(new Set(found.map((row) => tree.nameIndex[row])).size);
      })
    );
  });
});

describe('sandwich', () => {
  it('has the total of the function on both sides, and is made of its stacks', () => {
    fc.assert(
      fc.property(anyTree(1), name, (tree, wanted) => {
        const found = sandwich(tree, wanted);
        const functions = functionTotals(tree);
        const at = functions.name.indexOf(wanted);
        expect(found !== undefined).toBe(at !== -1);
        if (!found) {
          return;
        }
        expect([found.callers.total[0], found.callees.total[0]]).toEqual([functions.total[at], functions.total[at]]);
        expect(isConsistent(found.callers) && isConsistent(found.callees)).toBe(true);
        const stacks = stacksOf(tree).filter(({ frames }) => frames.includes(wanted));
        const above = stacks.map(({ frames, value }) => ({
          frames: frames.slice(0, frames.indexOf(wanted)).reverse(),
          value,
        }));
        const below = stacks.map(({ frames, value }) => ({ frames: frames.slice(frames.indexOf(wanted) + 1), value }));
        expect(formatFolded(found.callers)).toBe(formatFolded(treeOf(above)));
        expect(formatFolded(found.callees)).toBe(formatFolded(treeOf(below)));
      })
    );
  });

  it('of a comparison is that of each side', () => {
    fc.assert(
      fc.property(anyComparison, name, (tree, wanted) => {
        const found = sandwich(tree, wanted);
        const sides = [leftOf(tree), rightOf(tree)].map((side) => sandwich(side, wanted));
        for (const part of ['callers', 'callees'] as const) {
          const both = found?.[part];
          expect(both && sorted(leftOf(both))).toBe(sides[0] && sorted(sides[0][part]));
          expect(both && sorted(rightOf(both))).toBe(sides[1] && sorted(sides[1][part]));
        }
      })
    );
  });
});

describe('bottom-up', () => {
  it('is the tree of stacks turned around', () => {
    fc.assert(
      fc.property(anyTree(1), (tree) => {
        const turned = stacksOf(tree).map(({ frames, value }) => ({ frames: [...frames].reverse(), value }));
        const inverted = bottomUp(tree);
        expect(formatTree({ ...inverted })).toBe(formatTree(treeOf(turned)));
        expect(inverted.foldedShare).toBe(0);
      })
    );
  });

  it('holds its limits and keeps all sums, at any sign of the values', () => {
    const limits = fc.record({
      maxRows: fc.integer({ min: 2, max: 40 }),
      leastShare: fc.constantFrom(0, 0.01, 0.2, 1),
      leastRows: fc.integer({ min: 0, max: 5 }),
      maxSteps: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(anyTree(-1000), limits, (tree, given) => {
        const inverted = bottomUp(tree, given);
        expect(inverted.level.length).toBeLessThanOrEqual(given.maxRows);
        expect(isConsistent(inverted)).toBe(true);
        expect(inverted.total[0]).toBe(tree.total[0]);
        const isRoot = (_: number, row: number): boolean => inverted.level[row] === 1;
        expect(sum(inverted.total.filter(isRoot)) + inverted.self[0]).toBe(tree.total[0]);
        expect(inverted.foldedShare >= 0 && inverted.foldedShare <= 1).toBe(true);
      })
    );
  });

  it('has at its first level the heaviest functions, never `other` alone, whatever is cut', () => {
    const limits = fc.record({
      maxRows: fc.integer({ min: 10, max: 40 }),
      leastShare: fc.constantFrom(0, 0.2, 1),
      leastRows: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(anyTree(1), limits, (tree, given) => {
        const { level, total, folded } = bottomUp(tree, given);
        const shown = Array.from(level.keys()).filter((row) => level[row] === 1 && !folded?.[row]);
        const functions = functionTotals(tree);
        const selves = functions.name.map((_, at) => functions.self[at] ?? 0).filter((self) => self !== 0);
        const heaviest = selves.sort((a, b) => b - a).slice(0, given.leastRows);
        expect(
          shown
            .map((row) => total[row])
            .sort((a, b) => b - a)
            .slice(0, given.leastRows)
        ).toEqual(heaviest);
      })
    );
  });

  it('has the self of each function at its first level', () => {
    fc.assert(
      fc.property(anyTree(1), (tree) => {
        const { level, nameIndex, names, total } = bottomUp(tree);
        const first = Array.from(level.keys()).filter((row) => level[row] === 1);
        const functions = functionTotals(tree);
        const selves = functions.name.map((each, at): [string, number] => [each, functions.self[at] ?? 0]);
        expect(new Map(first.map((row) => [names[nameIndex[row]], total[row]]))).toEqual(
          new Map(selves.filter(([, self]) => self !== 0))
        );
      })
    );
  });
});

const step: fc.Arbitrary<ViewStep> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('focusFunction', 'dropFunction', 'showFrom', 'hideFunction', 'collapseFunction' as const),
    name,
  }),
  fc.record({
    kind: fc.constantFrom('focusFound', 'dropFound', 'hideFound' as const),
    pattern: name.map((one) => wholeName(one)),
  }),
  fc.record({ kind: fc.constant('focusPath' as const), path: fc.array(name, { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('collapseRecursion' as const), which: fc.constantFrom('direct' as const, 'all') }),
  fc.record({ kind: fc.constant('hideRuntime' as const), preset: fc.constant('go') })
);

/** A step on a list of stacks, as one would write it without a tree. */
function stepOnStacks(stacks: readonly Stack[], step: ViewStep): readonly Stack[] {
  const mapped = (change: (frames: readonly string[]) => readonly string[]): readonly Stack[] =>
    stacks.map(({ frames, value }) => ({ frames: change(frames), value }));
  switch (step.kind) {
    case 'focusPath':
      return stacks.filter(({ frames }) => step.path.every((each, at) => frames[at] === each));
    case 'focusFunction':
      return stacks.filter(({ frames }) => frames.includes(step.name));
    case 'dropFunction':
      return stacks.filter(({ frames }) => !frames.includes(step.name));
    case 'hideFunction':
      return mapped((frames) => frames.filter((frame) => frame !== step.name));
    // What finds a whole name is a step of the function.
    case 'focusFound':
      return stepOnStacks(stacks, { kind: 'focusFunction', name: step.pattern.slice(1) });
    case 'dropFound':
      return stepOnStacks(stacks, { kind: 'dropFunction', name: step.pattern.slice(1) });
    case 'hideFound':
      return stepOnStacks(stacks, { kind: 'hideFunction', name: step.pattern.slice(1) });
    case 'showFrom':
      return stacks
        .filter(({ frames }) => frames.includes(step.name))
        .map(({ frames, value }) => ({ frames: frames.slice(frames.indexOf(step.name)), value }));
    case 'collapseFunction':
      return mapped((frames) => (frames.includes(step.name) ? frames.slice(0, frames.indexOf(step.name) + 1) : frames));
    case 'collapseRecursion':
      return mapped(
        step.which === 'all' ? withoutLoops : (frames) => frames.filter((each, at) => each !== frames[at - 1])
      );
    case 'hideRuntime':
    case 'inFull':
      return stacks;
  }
}

const withoutLoops = (frames: readonly string[]): readonly string[] =>
  frames.reduce<readonly string[]>(
    (path, frame) => (path.includes(frame) ? path.slice(0, path.indexOf(frame) + 1) : [...path, frame]),
    []
  );

/** Takes one step of each in turn, until all are done. */
function byTurns(works: ReadonlyArray<Steps<unknown>>): readonly unknown[] {
  const results: unknown[] = works.map(() => undefined);
  let open = works.map((work, at) => ({ work, at }));
  while (open.length > 0) {
    open = open.filter(({ work, at }) => {
      const step = work.next();
      results[at] = step.value;
      return step.done !== true;
    });
  }
  return results;
}

describe('steps of a view', () => {
  const steps = fc.array(step, { minLength: 1, maxLength: 5 });

  it('are the steps on the list of stacks', () => {
    fc.assert(
      fc.property(anyTree(1), steps, (tree, given) => {
        const view = applySteps(tree, given);
        expect(formatTree(view)).toBe(formatTree(treeOf(given.reduce(stepOnStacks, stacksOf(tree)))));
        expect(isConsistent(view)).toBe(true);
      }),
      { numRuns: 500 }
    );
  });

  it('are the same when they are made by turns with other views of the tree', () => {
    fc.assert(
      fc.property(anyTree(1), steps, name, (tree, given, wanted) => {
        const before = formatTree(tree);
        const [stepped, inverted, packages, both] = byTurns([
          viewOfSteps(tree, given),
          bottomUpSteps(tree),
          groupByPackageSteps(tree),
          sandwichSteps(tree, wanted),
        ]);
        expect(stepped).toEqual(applySteps(tree, given));
        expect(inverted).toEqual(bottomUp(tree));
        expect(packages).toEqual(groupByPackage(tree));
        expect(both).toEqual(sandwich(tree, wanted));
        expect(formatTree(tree)).toBe(before);
      })
    );
  });

  it('are the same one by one, and on each side of a comparison', () => {
    fc.assert(
      fc.property(anyComparison, steps, (tree, given) => {
        const view = applySteps(tree, given);
        expect(formatTree(given.reduce((each, one) => applySteps(each, [one]), tree))).toBe(formatTree(view));
        for (const sideOf of [leftOf, rightOf]) {
          expect(sorted(sideOf(view))).toBe(sorted(applySteps(sideOf(tree), given)));
        }
      })
    );
  });

  it('that keep and drop share the total out; the others leave it', () => {
    fc.assert(
      fc.property(anyTree(-1000), step, name, (tree, given, wanted) => {
        const totalAfter = (each: ViewStep): number => applySteps(tree, [each]).total[0] ?? NaN;
        const kept = totalAfter({ kind: 'focusFunction', name: wanted });
        expect(kept + totalAfter({ kind: 'dropFunction', name: wanted })).toBe(tree.total[0]);
        expect(totalAfter({ kind: 'showFrom', name: wanted })).toBe(kept);
        if (!given.kind.startsWith('focus') && !given.kind.startsWith('drop') && given.kind !== 'showFrom') {
          expect(totalAfter(given)).toBe(tree.total[0]);
        }
      })
    );
  });

  it('can be undone and done again', () => {
    fc.assert(
      fc.property(steps, fc.nat(4), (given, at) => {
        const before = given.reduce(pushStep, viewStack());
        const after = removeStep(before, at);
        expect(redo(after)).toBe(after);
        if (after !== before) {
          expect(undo(after).steps).toEqual(before.steps);
          expect(redo(undo(after)).steps).toEqual(after.steps);
        }
        const start = given.reduce(undo, before);
        expect(start.steps).toEqual([]);
        expect(given.reduce(redo, start).steps).toEqual(given);
      })
    );
  });

  it('come back from their text', () => {
    const anyName = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('~', '.', 'f', 'λ') }));
    const anyStep: fc.Arbitrary<ViewStep> = fc.oneof(
      step,
      fc.record({ kind: fc.constant('dropFunction' as const), name: anyName }),
      fc.record({ kind: fc.constant('focusPath' as const), path: fc.array(anyName, { minLength: 1 }) })
    );
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 8 }), (given) => {
        expect(decodeView(encodeView(given))).toEqual({ ok: true, value: given });
      })
    );
  });

  it('come from a text as it is written, or not at all', () => {
    const hostile = fc.string({ unit: fc.constantFrom('1', '~', '.', 'p', 'f', 'r', 't', 'go', 'all', 'x') });
    fc.assert(
      fc.property(hostile, (text) => {
        const decoded = decodeView(text);
        if (decoded.ok) {
          expect(decodeView(encodeView(decoded.value))).toEqual(decoded);
        } else {
          expect(decoded.error.detail).toMatch(/^The view .*\.$/);
        }
      }),
      { numRuns: 1000 }
    );
  });
});

describe('paths', () => {
  it('lead back to their row', () => {
    fc.assert(
      fc.property(anyTree(), fc.nat(), (tree, at) => {
        const row = at % tree.level.length;
        expect(rowOfPath(tree, pathOf(tree, row))).toEqual({ row, isWhole: true });
      })
    );
  });

  it('lead as far as another tree has them', () => {
    fc.assert(
      fc.property(anyTree(), fc.array(name, { maxLength: 5 }), (tree, path) => {
        const { row, isWhole } = rowOfPath(tree, path);
        const paths = new Set(Array.from(tree.level, (_, each) => JSON.stringify(pathOf(tree, each))));
        const prefixes = path.map((_, end) => path.slice(0, end + 1)).filter((each) => paths.has(JSON.stringify(each)));
        expect(pathOf(tree, row)).toEqual(prefixes.at(-1) ?? []);
        expect(isWhole).toBe(prefixes.length === path.length);
      })
    );
  });
});

describe('the rows of a call table', () => {
  it('are those with all above them expanded', () => {
    fc.assert(
      fc.property(anyTree(), fc.array(fc.nat(40)), fc.nat(), (tree, opened, at) => {
        const table = callTable(tree);
        const expanded = new Set(opened);
        const isShown = (row: number): boolean =>
          row === 0 || (expanded.has(table.parent[row] ?? 0) && isShown(table.parent[row] ?? 0));
        const shown = Array.from(tree.level.keys()).filter(isShown);
        expect(Array.from(visibleRows(table, expanded))).toEqual(shown);
        const row = at % tree.level.length;
        expect(visibleRows(table, reveal(table, expanded, row))).toContain(row);
        expect(visibleRows(table, new Set(tree.level.keys()))).toHaveLength(tree.level.length);
      })
    );
  });
});
