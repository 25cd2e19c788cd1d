import { foldedTree } from '../../../../tests/foldedTree';
import { labelOf } from './exportFormats';
import { type SeenTree } from './seenTree';

const deep = Array.from({ length: 500 }, (_, level) => `f${level}`).join(';');
const seen = (more: Partial<SeenTree> = {}): SeenTree => ({
  tree: foldedTree('main;work 1'),
  part: 'all',
  focusedRow: undefined,
  direction: 'icicle',
  colors: { kind: 'package' },
  keptEnd: 'start',
  marks: {},
  ...more,
});

test('the menu says what of the view is not in a file', () => {
  expect(labelOf('png', seen())).toBe('PNG picture');
  expect(labelOf('png', seen({ tree: foldedTree(`${deep} 1`) }))).toBe('PNG picture, 400 of 501 levels');
  expect(labelOf('svg', seen({ tree: foldedTree(`${deep} 1`) }))).toBe('SVG picture');
  expect(labelOf('pprof', seen({ part: 'callees' }))).toBe('pprof, callees only');
});
