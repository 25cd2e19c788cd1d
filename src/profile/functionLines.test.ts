import { foldedTree } from '../../tests/foldedTree';
import { type FlameTree } from './flameTree';
import { FileTable } from './frameFiles';
import { functionLines, functionOfName, hottestLine } from './functionLines';

/** A tree whose frames are written as `name file:line`, or as a name only. */
function lineTree(...stacks: readonly string[]): FlameTree {
  const tree = foldedTree(...stacks);
  const table = new FileTable();
  const ofName = tree.names.map((name) => table.row(/ (\S+?)(?::\d+)?$/.exec(name)?.[1] ?? ''));
  return { ...tree, files: { names: table.names, index: Int32Array.from(tree.nameIndex, (name) => ofName[name]) } };
}

const written = (tree: FlameTree, name: string): readonly string[] =>
  functionLines(tree, name).flatMap(({ file, line, self, total, whole }) => [
    `${file} ${whole.self[0]} ${whole.total[0]}`,
    ...Array.from(line, (number, row) => `:${number} ${self[row]} ${total[row]}`),
  ]);

describe('functionLines', () => {
  it.each([
    [
      'adds up a line over its callers, in the order of the file',
      ['a x.go:1;f f.go:20 1', 'b x.go:2;f f.go:20;g g.go:1 2', 'f f.go:9 4'],
      ['f.go 5 7', ':9 4 4', ':20 1 3'],
    ],
    [
      'counts a stack once per line where the function calls itself',
      ['f f.go:3;f f.go:3;f f.go:5 2', 'f f.go:3;g g.go:1;f f.go:3 4'],
      ['f.go 6 6', ':3 4 6', ':5 2 2'],
    ],
    ['counts a line again on a path beside', ['f f.go:3;g g.go:1 2', 'h h.go:1;f f.go:3 1'], ['f.go 1 3', ':3 1 3']],
    [
      'tells functions of one name in several files apart, the largest first',
      ['f a.js:1 2', 'f b.js:7 5'],
      ['b.js 5 5', ':7 5 5', 'a.js 2 2', ':1 2 2'],
    ],
    ['takes what has no line as line 0', ['f f.go 2', 'f f.go:4 1'], ['f.go 3 3', ':0 2 2', ':4 1 1']],
    ['takes the instructions of a line together', ['0x1 f f.go:4 2', '0x2 f f.go:4 1'], ['f.go 3 3', ':4 3 3']],
    ['does not take a function whose name only holds it', ['f1 f.go:4 2', 'a.f f.go:4 2', 'g f:4 1'], []],
  ])('%s', (_, stacks, expected) => {
    expect(written(lineTree(...stacks), 'f')).toEqual(expected);
  });

  it('does not take the root for a function', () => {
    expect(written(lineTree('f f.go:4 2'), 'total')).toEqual([]);
    expect(written(lineTree('total 2', 'total t.go:4 1'), 'total')).toEqual([' 2 2', ':0 2 2', 't.go 1 1', ':4 1 1']);
  });

  it('has both sides of a comparison', () => {
    const tree = lineTree('f f.go:3 2', 'f f.go:9;f f.go:3 1');
    // total, f:3, f:9, f:3
    const right = { self: Float64Array.of(0, 4, 0, 8), total: Float64Array.of(12, 4, 8, 8) };
    const [lines] = functionLines({ ...tree, right }, 'f');
    expect(lines.right).toEqual({ self: Float64Array.of(12, 0), total: Float64Array.of(12, 8) });
    expect(lines.total).toEqual(Float64Array.of(3, 1));
    expect(lines.whole.right).toEqual({ self: Float64Array.of(12), total: Float64Array.of(12) });
    expect(lines.line[hottestLine(lines)]).toBe(3);
  });
});

describe('hottestLine', () => {
  it.each([
    ['has most with what it calls', ['f f.go:3;g g.go:1 5', 'f f.go:4 4'], 3],
    ['of equal ones has most by itself', ['f f.go:3;g g.go:1 5', 'f f.go:4 5'], 4],
    ['is never the unknown one', ['f f.go 5', 'f f.go:4 1'], 4],
    ['is none where no line is known', ['f f.go 5'], undefined],
  ])('%s', (_, stacks, expected) => {
    const [lines] = functionLines(lineTree(...stacks), 'f');
    expect(lines.line[hottestLine(lines)]).toBe(expected);
  });

  it('of a comparison is the line that changed most, also where it became less', () => {
    const tree = lineTree('f f.go:3 7', 'f f.go:4 5');
    const right = { self: Float64Array.of(0, 9, 0), total: Float64Array.of(9, 9, 0) };
    const [lines] = functionLines({ ...tree, right }, 'f');
    expect(lines.line[hottestLine(lines)]).toBe(4);
  });
});

describe('functionOfName', () => {
  const tree = lineTree('f f.go:3 7', '0x1 g g.go:4 5', 'plain 1');

  it.each([
    ['f f.go:3', '', { name: 'f', file: 'f.go' }],
    ['0x1 g g.go:4', '', { name: 'g', file: 'g.go' }],
    ['plain', '', { name: 'plain', file: '' }],
    ['f', 'f.go', { name: 'f', file: 'f.go' }],
    ['f f.go:8', 'f.go', { name: 'f', file: 'f.go' }],
    ['gone', '', { name: 'gone', file: '' }],
  ])('of %s in "%s"', (name, file, expected) => {
    expect(functionOfName(tree, name, file)).toEqual(expected);
  });
});
