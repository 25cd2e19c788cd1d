import fc from 'fast-check';

import { type FlameTree } from '../../src/profile/flameTree';
import { FileTable } from '../../src/profile/frameFiles';
import { functionLines } from '../../src/profile/functionLines';
import { functionTotals } from '../../src/profile/functions';
import { foldedTree } from '../foldedTree';
import { sum } from './trees';

interface Frame {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

interface Stack {
  readonly frames: readonly Frame[];
  readonly value: number;
}

const NAMES = ['f', 'f2', 'g f', 'total'];

const anyStacks: fc.Arbitrary<Stack[]> = fc.array(
  fc.record({
    frames: fc.array(
      fc.record({
        name: fc.constantFrom(...NAMES),
        file: fc.constantFrom('f.go', 'a b/f.go', ''),
        line: fc.integer({ min: 0, max: 3 }),
      }),
      { maxLength: 6 }
    ),
    value: fc.integer({ min: 0, max: 100 }),
  }),
  { maxLength: 30 }
);

/** As `nameFrames` names a frame by line. */
const inLine = ({ name, file, line }: Frame): string =>
  file === '' ? name : `${name} ${file}${line > 0 ? `:${line}` : ''}`;

function lineTree(stacks: readonly Stack[]): FlameTree {
  const tree = foldedTree(...stacks.map(({ frames, value }) => `${frames.map(inLine).join(';')} ${value}`));
  const files = new FileTable();
  const fileOf = new Map(stacks.flatMap(({ frames }) => frames.map((frame) => [inLine(frame), frame.file] as const)));
  const index = Int32Array.from(tree.nameIndex, (name) => files.row(fileOf.get(tree.names[name]) ?? ''));
  return { ...tree, files: { names: files.names, index } };
}

const isOf = (file: string, line?: number) => (frame: Frame) =>
  frame.file === file && (line === undefined || (file === '' ? 0 : frame.line) === line);

describe('lines of a function', () => {
  it('have what the stacks with that line have, each stack once', () => {
    fc.assert(
      fc.property(anyStacks, (stacks) => {
        for (const { file, line, total, self, whole } of functionLines(lineTree(stacks), 'f')) {
          const frames = ({ frames: of }: Stack): readonly Frame[] => of.filter(({ name }) => name === 'f');
          const valueOf = (which: readonly Stack[]): number => sum(which.map(({ value }) => value));
          line.forEach((number, row) => {
            expect(total[row]).toBe(valueOf(stacks.filter((stack) => frames(stack).some(isOf(file, number)))));
            expect(self[row]).toBe(
              valueOf(
                stacks.filter(({ frames: of }) =>
                  of.slice(-1).some((leaf) => leaf.name === 'f' && isOf(file, number)(leaf))
                )
              )
            );
          });
          expect(whole.total[0]).toBe(valueOf(stacks.filter((stack) => frames(stack).some(isOf(file)))));
        }
      })
    );
  });

  it('have together the self of the function, and none more than its total', () => {
    fc.assert(
      fc.property(anyStacks, fc.constantFrom(...NAMES), (stacks, wanted) => {
        const tree = lineTree(stacks);
        const right = { self: tree.self.map((value) => 2 * value), total: tree.total.map((value) => 2 * value) };
        const byFunction = functionTotals(
          foldedTree(...stacks.map(({ frames, value }) => `${frames.map(({ name }) => name).join(';')} ${value}`))
        );
        const at = byFunction.name.indexOf(wanted);
        const of = functionLines({ ...tree, right }, wanted);
        expect(sum(of.flatMap(({ self }) => Array.from(self)))).toBe(byFunction.self[at] ?? 0);
        for (const { line, total, whole, right: rightLines } of of) {
          line.forEach((_, row) => {
            expect(total[row]).toBeLessThanOrEqual(whole.total[0]);
            expect(rightLines?.total[row]).toBe(2 * total[row]);
          });
          expect(whole.total[0]).toBeLessThanOrEqual(byFunction.total[at]);
        }
      })
    );
  });
});
