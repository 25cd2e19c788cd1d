import fc from 'fast-check';

import { type FlameTree } from '../../src/profile/flameTree';
import { FileTable } from '../../src/profile/frameFiles';
import { functionLines } from '../../src/profile/functionLines';
import { functionTotals } from '../../src/profile/functions';
import { allSteps } from '../../src/profile/steps';
import { applySteps, viewOfSteps } from '../../src/profile/view/applySteps';
import { seenNameOf } from '../../src/profile/view/seenNames';
import { type ViewStep } from '../../src/profile/view/viewStep';
import { foldedTree } from '../foldedTree';
import { sum } from './trees';

/** Functions, each in one file; some without. */
const FILES: Readonly<Record<string, string>> = {
  f: 'f.go',
  'g f': 'a b/f.go',
  'main.main': 'main.go',
  'runtime.main': 'runtime/proc.go',
  bare: '',
};
const NAMES = Object.keys(FILES);
const TOLD = ['line', 'address'] as const;

interface Frame {
  readonly name: string;
  readonly line: number;
  /** Which of the addresses of its line. */
  readonly at: number;
}

interface Stack {
  readonly frames: readonly Frame[];
  readonly value: number;
}

const anyFrame = fc.record({
  name: fc.constantFrom(...NAMES),
  line: fc.integer({ min: 0, max: 2 }),
  at: fc.integer({ min: 0, max: 1 }),
});

const anyStacks = (least: number): fc.Arbitrary<Stack[]> =>
  fc.array(fc.record({ frames: fc.array(anyFrame, { maxLength: 6 }), value: fc.integer({ min: least, max: 100 }) }), {
    maxLength: 30,
  });

const byFunction = ({ name }: Frame): string => name;
const byLine = ({ name, line }: Frame): string =>
  FILES[name] === '' ? name : `${name} ${FILES[name]}${line > 0 ? `:${line}` : ''}`;
const byAddress = (frame: Frame): string =>
  `0x${(1 + 100 * NAMES.indexOf(frame.name) + 10 * frame.line + frame.at).toString(16)} ${byLine(frame)}`;
const NAMED = { line: byLine, address: byAddress };

function treeOf(stacks: readonly Stack[], named: (frame: Frame) => string): FlameTree {
  const tree = foldedTree(...stacks.map(({ frames, value }) => `${frames.map(named).join(';')} ${value}`));
  const files = new FileTable();
  const fileOf = new Map(stacks.flatMap(({ frames }) => frames.map((frame) => [named(frame), FILES[frame.name]])));
  const index = Int32Array.from(tree.nameIndex, (name) => files.row(fileOf.get(tree.names[name]) ?? ''));
  const right = { self: tree.self.map((value) => 2 * value), total: tree.total.map((value) => 2 * value) };
  return { ...tree, files: { names: files.names, index }, right };
}

const anySteps = (names: readonly string[]): fc.Arbitrary<ViewStep[]> => {
  const name = fc.constantFrom(...names);
  return fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constantFrom('focusFunction', 'dropFunction', 'showFrom', 'hideFunction', 'collapseFunction'),
        name,
      }),
      fc.record({ kind: fc.constant('focusPath' as const), path: fc.array(name, { minLength: 1, maxLength: 3 }) }),
      fc.record({ kind: fc.constant('collapseRecursion' as const), which: fc.constantFrom('direct', 'all') }),
      fc.constant<ViewStep>({ kind: 'hideRuntime', preset: 'go' }),
      fc.constant<ViewStep>({ kind: 'inFull', path: [] })
    ) as fc.Arbitrary<ViewStep>,
    { maxLength: 4 }
  );
};

it.each(TOLD)('lines by %s have together what the steps leave of their function', (told) => {
  let seen = 0;
  fc.assert(
    fc.property(anyStacks(-20), anySteps(NAMES), (stacks, steps) => {
      const functions = functionTotals(applySteps(treeOf(stacks, byFunction), steps));
      const left = allSteps(viewOfSteps(treeOf(stacks, NAMED[told]), steps, seenNameOf('function', told)));
      for (const name of NAMES) {
        const at = functions.name.indexOf(name);
        const [of] = functionLines(left, name);
        expect(sum(of?.self ?? [])).toBe(functions.self[at] ?? 0);
        expect(of?.whole.self[0] ?? 0).toBe(functions.self[at] ?? 0);
        expect(of?.whole.total[0] ?? 0).toBe(functions.total[at] ?? 0);
        expect(of?.whole.right?.total[0] ?? 0).toBe(functions.right?.total[at] ?? 0);
        seen += Number(steps.length > 0 && functions.total[at] > 0);
      }
    })
  );
  expect(seen).toBeGreaterThan(20);
});

it('lines by address are left what steps leave of a tree by line', () => {
  fc.assert(
    fc.property(anyStacks(0), anySteps(NAMES.map((name) => byLine({ name, line: 1, at: 0 }))), (stacks, steps) => {
      const lines = applySteps(treeOf(stacks, byLine), steps);
      const addresses = allSteps(viewOfSteps(treeOf(stacks, byAddress), steps, seenNameOf('line', 'address')));
      for (const name of NAMES) {
        const costly = functionLines(lines, name).filter(({ whole }) => whole.total[0] > 0);
        expect(functionLines(addresses, name).filter(({ whole }) => whole.total[0] > 0)).toEqual(costly);
      }
    })
  );
});

it('a name that is the same in both trees needs no other', () => {
  expect(seenNameOf('address', 'address')).toBeUndefined();
});
