import { foldedTree } from '../../../../tests/foldedTree';
import { labelOf } from './exportFormats';
import { type Seen, type SeenStacks } from './seen';

const deep = foldedTree(`${Array.from({ length: 1000 }, (_, level) => `f${level}`).join(';')} 1`);
const TREE = foldedTree('main;work 1');
const seen = (stacks: SeenStacks = { kind: 'all', tree: TREE }): Seen => ({
  graphs: [{ tree: stacks.tree, direction: 'icicle', window: () => ({ from: 0, to: 1 }), marks: () => ({}) }],
  stacks,
  notes: [],
  colors: { kind: 'package' },
  keptEnd: 'start',
});

test('the menu says what of the view is not in a file', () => {
  expect(labelOf('png', seen())).toBe('PNG picture');
  expect(labelOf('svg', seen({ kind: 'all', tree: deep }))).toBe('SVG picture');
  const through = seen({ kind: 'through', name: 'work', tree: TREE });
  expect(labelOf('html', through)).toBe('HTML file');
  expect(labelOf('pprof', through)).toBe('pprof, the stacks through the function');
  const sides = { self: TREE.self, total: TREE.total };
  expect(labelOf('folded', seen({ kind: 'all', tree: { ...TREE, right: sides } }))).toBe(
    'Folded stacks, left side only'
  );
});

test('a PNG has no more levels than a canvas of this browser holds', () => {
  // In jsdom no canvas holds anything: it is taken to have the least side, 8,192 pixels.
  expect(labelOf('png', seen({ kind: 'all', tree: deep }))).toBe('PNG picture, 409 of 1001 levels');
});
