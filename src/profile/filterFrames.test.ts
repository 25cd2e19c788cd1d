import { foldedTree } from '../../tests/foldedTree';
import { filterFrames } from './filterFrames';
import { type FrameStep } from './frameFilter';
import { formatFolded } from './folded';
import { formatTree } from './formatTree';

const step = (action: FrameStep['action'], pattern: RegExp): FrameStep => ({
  action,
  looksAt: 'name',
  matches: (name) => pattern.test(name),
});
const keep = (pattern: RegExp): FrameStep => step('keepStacks', pattern);
const drop = (pattern: RegExp): FrameStep => step('dropStacks', pattern);
const hide = (pattern: RegExp): FrameStep => step('hideFrames', pattern);

const STACKS = ['main;a;b 1', 'main;a;b;c 2', 'main;a;d 4', 'main;e;b 8', 'main 16', 'idle 32', ' 64', 'main;a;x -5'];

it.each<[string, FrameStep[], string[]]>([
  ['no steps', [], STACKS],
  ['keep', [keep(/^b$/)], ['main;a;b 1', 'main;a;b;c 2', 'main;e;b 8']],
  ['keep, then keep of these', [keep(/^b$/), keep(/^e$/)], ['main;e;b 8']],
  ['drop', [drop(/^(a|idle)$/)], ['main;e;b 8', 'main 16', ' 64']],
  ['keep none', [keep(/^nowhere$/)], []],
  ['the root is no frame', [keep(/^total$/)], []],
  ['hide a leaf', [keep(/^d$/), hide(/^d$/)], ['main;a 4']],
  ['hide between, so that callees meet', [keep(/^b$/), hide(/^(a|e)$/)], ['main;b 9', 'main;b;c 2']],
  ['hide all of a stack', [hide(/^idle$/), keep(/^$/), drop(/^$/)], []],
  ['a hidden frame is no longer found', [hide(/^e$/), keep(/^e$/)], []],
  ['nor drops it', [hide(/^(main|idle|e|b|c|d|x)$/), drop(/^(b|d)$/)], ['a 2', ' 120']],
])('%s', (_what, steps, expected) => {
  expect(formatTree(filterFrames(foldedTree(...STACKS), steps))).toBe(formatTree(foldedTree(...expected)));
});

it('the values of labels are no frames', () => {
  const tree = foldedTree('main;main;a 1', 'main;idle 2', 'x;main 4');
  const kept = filterFrames(tree, [keep(/^main$/), hide(/^main$/)], 1);
  expect(formatTree(kept)).toBe(formatTree(foldedTree('main;a 1', 'x 4')));
});

it('a comparison keeps stacks that only one side has', () => {
  const tree = foldedTree('main;a;b 1', 'main;c 2');
  const right = { self: Float64Array.of(0, 0, 0, 0, 7), total: Float64Array.of(7, 7, 0, 0, 7) };
  const filtered = filterFrames({ ...tree, self: Float64Array.of(0, 0, 2, 0, 0), right }, [hide(/^a$/)]);
  expect(formatTree(filtered)).toBe(
    [
      '- total (total: 2 | 7, self: 0 | 0)',
      '  - main (total: 2 | 7, self: 0 | 0)',
      '    - b (total: 0 | 7, self: 0 | 7)',
      '    - c (total: 2 | 0, self: 2 | 0)',
    ].join('\n')
  );
});

it('asks once for each name, and keeps files', () => {
  const asked: string[] = [];
  const tree = foldedTree('f;f;f 1', 'f;g 2', 'g 3');
  const files = { names: ['', 'f.go', 'g.go'], index: Int32Array.from(tree.nameIndex) };
  const filtered = filterFrames({ ...tree, files }, [
    { action: 'dropStacks', looksAt: 'name', matches: (name) => asked.push(name) === 0 },
    { action: 'hideFrames', looksAt: 'file', matches: (_name, file) => asked.push(file) === 0 || file === 'f.go' },
  ]);
  expect(asked).toEqual(['total', 'f', 'g', '', 'f.go', 'g.go']);
  expect(formatFolded(filtered)).toBe(' 1\ng 5\n');
  expect(filtered.files).toEqual({ names: files.names, index: Int32Array.of(0, 2) });
});
