import fc from 'fast-check';

import { filterFrames } from '../../src/profile/filterFrames';
import { formatFolded } from '../../src/profile/folded';
import { formatTree } from '../../src/profile/formatTree';
import { type FrameStep } from '../../src/profile/frameFilter';
import { mergeTrees } from '../../src/profile/mergeTrees';
import { foldedTree } from '../foldedTree';
import { anyTree, isConsistent, sum } from './trees';

const step = fc.record({
  action: fc.constantFrom<FrameStep['action']>('keepStacks', 'dropStacks', 'hideFrames'),
  names: fc.subarray(['main', 'work', 'run', 'other', 'total', 'λ', 'a b', '(x) => y']),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const compiled = ({ action, names }: Step): FrameStep => ({
  action,
  looksAt: 'name',
  matches: (name) => names.includes(name),
});

interface Stack {
  readonly frames: readonly string[];
  readonly value: number;
}

/** The filter on a list of stacks, as one would write it without a tree. */
function filterStacks(stacks: readonly Stack[], { action, names }: Step): readonly Stack[] {
  const hit = ({ frames }: Stack): boolean => frames.some((frame) => names.includes(frame));
  switch (action) {
    case 'keepStacks':
      return stacks.filter(hit);
    case 'dropStacks':
      return stacks.filter((stack) => !hit(stack));
    case 'hideFrames':
      return stacks.map(({ frames, value }) => ({ frames: frames.filter((frame) => !names.includes(frame)), value }));
  }
}

const stacksOf = (folded: string): readonly Stack[] =>
  folded
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.lastIndexOf(' ');
      return { frames: line.slice(0, at).split(';').filter(Boolean), value: Number(line.slice(at + 1)) };
    });

const linesOf = (stacks: readonly Stack[]): string[] =>
  stacks.map(({ frames, value }) => `${frames.join(';')} ${value}`);

test('is the filter on the list of stacks', () => {
  fc.assert(
    fc.property(anyTree(-1000), fc.array(step, { maxLength: 4 }), (tree, steps) => {
      const filtered = filterFrames(tree, steps.map(compiled));
      const expected = foldedTree(...linesOf(steps.reduce(filterStacks, stacksOf(formatFolded(tree)))));
      // Without steps rows that weigh nothing stay.
      const shown = steps.length === 0 ? foldedTree(...formatFolded(filtered).split('\n')) : filtered;
      expect(isConsistent(filtered)).toBe(true);
      expect(formatFolded(shown)).toBe(formatFolded(expected));
      expect(formatTree(shown)).toBe(formatTree(expected));
    })
  );
});

test('keeping and dropping share the total out; hiding leaves it', () => {
  fc.assert(
    fc.property(anyTree(-1000), step, (tree, { names }) => {
      const total = (action: FrameStep['action']): number =>
        filterFrames(tree, [compiled({ action, names })]).total[0] ?? NaN;
      expect(total('keepStacks') + total('dropStacks')).toBe(tree.total[0]);
      expect(total('hideFrames')).toBe(sum(tree.self));
    })
  );
});

test('filtering parts and merging them is filtering what they are merged to', () => {
  fc.assert(
    fc.property(
      fc.array(anyTree(1), { minLength: 1, maxLength: 4 }),
      fc.array(step, { minLength: 1, maxLength: 3 }),
      (trees, steps) => {
        const tests = steps.map(compiled);
        const parts = mergeTrees(trees.map((tree) => filterFrames(tree, tests)));
        expect(formatTree(parts)).toBe(formatTree(filterFrames(mergeTrees(trees), tests)));
      }
    )
  );
});
