import { foldedTree } from '../../../tests/foldedTree';
import { formatTree } from '../formatTree';
import { applySteps } from './applySteps';
import { type ViewStep } from './viewStep';

const STACKS = ['main;a;b 1', 'main;a;b;c 2', 'main;a;d 4', 'main;e;b 8', 'main 16', 'idle 32', ' 64'];
const RECURSIVE = ['m;f;f;f;b 1', 'm;f;g;f;b 2', 'm;f;g 4', 'm;g;f;g;m;x 8'];

it.each<[string, string[], ViewStep[], string[]]>([
  ['no steps', STACKS, [], STACKS],
  [
    'focus on a path',
    STACKS,
    [{ kind: 'focusPath', path: ['main', 'a'] }],
    ['main;a;b 1', 'main;a;b;c 2', 'main;a;d 4'],
  ],
  ['focus on a path that only begins', STACKS, [{ kind: 'focusPath', path: ['main', 'a', 'x'] }], []],
  ['focus on a path that is somewhere else', STACKS, [{ kind: 'focusPath', path: ['a', 'b'] }], []],
  [
    'focus on a function, then drop one',
    STACKS,
    [
      { kind: 'focusFunction', name: 'b' },
      { kind: 'dropFunction', name: 'e' },
    ],
    ['main;a;b 1', 'main;a;b;c 2'],
  ],
  ['focus on what a search finds', STACKS, [{ kind: 'focusFound', pattern: 'D' }], ['main;a;d 4', 'idle 32']],
  ['drop what a search finds', STACKS, [{ kind: 'dropFound', pattern: '=main' }], ['idle 32', ' 64']],
  [
    'hide what a search finds',
    STACKS,
    [{ kind: 'hideFound', pattern: 'a' }],
    ['b 1', 'b;c 2', 'd 4', 'e;b 8', 'idle 32', ' 80'],
  ],
  ['a search that asks for nothing changes nothing', STACKS, [{ kind: 'focusFound', pattern: ' ' }], STACKS],
  ['hide', STACKS, [{ kind: 'hideFunction', name: 'main' }], ['a;b 1', 'a;b;c 2', 'a;d 4', 'e;b 8', 'idle 32', ' 80']],
  [
    'hide, then a path without what was hidden',
    STACKS,
    [
      { kind: 'hideFunction', name: 'main' },
      { kind: 'focusPath', path: ['a', 'd'] },
    ],
    ['a;d 4'],
  ],
  ['show from a function on', STACKS, [{ kind: 'showFrom', name: 'b' }], ['b 9', 'b;c 2']],
  [
    'show from a recursive function on',
    RECURSIVE,
    [{ kind: 'showFrom', name: 'f' }],
    ['f;f;f;b 1', 'f;g;f;b 2', 'f;g 4', 'f;g;m;x 8'],
  ],
  ['show from a function on that is nowhere', STACKS, [{ kind: 'showFrom', name: 'x' }], []],
  [
    'collapse a function',
    STACKS,
    [{ kind: 'collapseFunction', name: 'a' }],
    ['main;a 7', 'main;e;b 8', 'main 16', 'idle 32', ' 64'],
  ],
  ['collapse a recursive function', RECURSIVE, [{ kind: 'collapseFunction', name: 'f' }], ['m;f 7', 'm;g;f 8']],
  [
    'collapse direct recursion',
    RECURSIVE,
    [{ kind: 'collapseRecursion', which: 'direct' }],
    ['m;f;b 1', 'm;f;g;f;b 2', 'm;f;g 4', 'm;g;f;g;m;x 8'],
  ],
  ['collapse all recursion', RECURSIVE, [{ kind: 'collapseRecursion', which: 'all' }], ['m;f;b 3', 'm;f;g 4', 'm;x 8']],
  [
    'hide a runtime',
    ['runtime.main;main.main;runtime.mallocgc 3', 'runtime.gcBgMarkWorker 4'],
    [{ kind: 'hideRuntime', preset: 'go' }],
    ['main.main 3', ' 4'],
  ],
  [
    'hide a runtime in names with lines',
    ['gogo /go/src/runtime/asm.s:12;main.main 3'],
    [{ kind: 'hideRuntime', preset: 'go' }],
    ['gogo /go/src/runtime/asm.s:12;main.main 3'],
  ],
  ['a function that is not there', STACKS, [{ kind: 'hideFunction', name: 'z' }], STACKS],
])('%s', (_what, stacks, steps, expected) => {
  expect(formatTree(applySteps(foldedTree(...stacks), steps))).toBe(formatTree(foldedTree(...expected)));
});

it('hides frames of a runtime by the function in a name with its line', () => {
  const tree = foldedTree('gogo /go/src/runtime/asm.s:12;main.main 3');
  const files = { names: ['', '/go/src/runtime/asm.s'], index: Int32Array.of(0, 1, 0) };
  const view = applySteps({ ...tree, files }, [{ kind: 'hideRuntime', preset: 'go' }]);
  expect(formatTree(view)).toBe(formatTree(foldedTree('main.main 3')));
});

it('goes on below a recursion as if it had not been there', () => {
  const tree = foldedTree('a;b;a;c;b 1', 'a;b;c;a;d 2', 'a;c 4', 'b;a;b;d 8');
  const view = applySteps(tree, [{ kind: 'collapseRecursion', which: 'all' }]);
  expect(formatTree(view)).toBe(formatTree(foldedTree('a;c;b 1', 'a;d 2', 'a;c 4', 'b;d 8')));
});

it('keeps both sides of a comparison, files, and the names as they are', () => {
  const tree = foldedTree('f;f 1', 'g 3');
  // total g f f
  const right = { self: Float64Array.of(0, 0, 2, 5), total: Float64Array.of(7, 0, 7, 5) };
  const files = { names: ['', 'f.go'], index: Int32Array.of(0, 0, 1, 1) };
  const view = applySteps({ ...tree, right, files }, [
    { kind: 'collapseRecursion', which: 'direct' },
    { kind: 'dropFunction', name: 'g' },
  ]);
  expect(formatTree(view)).toBe('- total (total: 1 | 7, self: 0 | 0)\n  - f (total: 1 | 7, self: 1 | 7)');
  expect(view.names).toBe(tree.names);
  expect(view.files).toEqual({ names: files.names, index: Int32Array.of(0, 1) });
});

it('takes 10,000 levels', () => {
  const deep = foldedTree(`${'f;g;'.repeat(5_000)}leaf 1`);
  const view = applySteps(deep, [
    { kind: 'collapseRecursion', which: 'all' },
    { kind: 'focusPath', path: ['f'] },
  ]);
  expect(formatTree(view)).toBe(formatTree(foldedTree('f;g;leaf 1')));
});

it('throws for a preset that does not exist', () => {
  expect(() => applySteps(foldedTree('a 1'), [{ kind: 'hideRuntime', preset: 'cobol' }])).toThrow('No preset "cobol"');
});
