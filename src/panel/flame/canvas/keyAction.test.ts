import { foldedTree } from '../../../../tests/foldedTree';
import { layOut } from '../layout/flameLayout';
import { type KeyAction, keyAction, type KeyContext, type KeyPress } from './keyAction';

const tree = foldedTree('main;a;x 5', 'main;b 3', 'main;c 2', 'idle 1');
const row = (name: string): number => tree.nameIndex.indexOf(tree.names.indexOf(name));
const name = (of: number | undefined): string => (of === undefined ? 'all' : tree.names[tree.nameIndex[of]]);

const context: KeyContext = {
  layout: layOut(tree),
  direction: 'icicle',
  selectedRow: row('b'),
  focusedRow: undefined,
  isPinned: false,
  isAstray: false,
};
const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});
const words = (action: KeyAction | undefined): string => {
  if (!action) {
    return 'nothing';
  }
  switch (action.kind) {
    case 'select':
    case 'focus':
    case 'menu':
    case 'pin':
      return `${action.kind} ${name(action.row)}`;
    case 'zoom':
      return action.factor > 1 ? 'zoom in' : 'zoom out';
    case 'pan':
      return action.share > 0 ? 'pan right' : 'pan left';
    default:
      return action.kind;
  }
};
const siblings = [...tree.level.keys()].filter((at) => tree.level[at] === 2).map(name);

test('siblings in the order of the tree', () => {
  expect(siblings).toEqual(expect.arrayContaining(['a', 'b', 'c']));
  const [first, second, third] = siblings;
  const at = (selected: string, key: string): string =>
    words(keyAction(press(key), { ...context, selectedRow: row(selected) }));
  expect(at(first, 'ArrowRight')).toBe(`select ${second}`);
  expect(at(third, 'ArrowRight')).toBe(`select ${third}`);
  expect(at(third, 'ArrowLeft')).toBe(`select ${second}`);
  expect(at(second, 'Home')).toBe(`select ${first}`);
  expect(at(second, 'End')).toBe(`select ${third}`);
});

test.each<[KeyPress, Partial<KeyContext>, string]>([
  [press('ArrowUp'), {}, 'select main'],
  [press('ArrowDown'), { selectedRow: row('a') }, 'select x'],
  [press('ArrowDown'), {}, 'select b'],
  [press('ArrowDown'), { direction: 'flame' }, 'select main'],
  [press('ArrowUp'), { direction: 'flame', selectedRow: row('a') }, 'select x'],
  [press('ArrowDown'), { selectedRow: undefined }, 'select total'],
  [press('ArrowDown'), { selectedRow: undefined, focusedRow: row('main') }, 'select main'],
  [press('ArrowDown', { ctrlKey: true }), {}, 'nothing'],
  [press('ArrowRight', { shiftKey: true }), {}, 'pan right'],
  [press('Enter'), {}, 'focus b'],
  [press('Enter'), { selectedRow: undefined }, 'nothing'],
  [press('Escape'), {}, 'nothing'],
  [press('Escape'), { isPinned: true, focusedRow: row('x') }, 'unpin'],
  [press('Escape'), { focusedRow: row('x') }, 'focus all'],
  [press('Backspace'), { focusedRow: row('x') }, 'focus a'],
  [press('Backspace'), { focusedRow: row('x'), isAstray: true }, 'focus x'],
  [press('Escape'), { focusedRow: row('x'), isAstray: true }, 'focus all'],
  [press('Escape'), { isAstray: true }, 'focus all'],
  [press('Backspace'), { focusedRow: row('main') }, 'focus all'],
  [press('+'), {}, 'zoom in'],
  [press('-'), {}, 'zoom out'],
  [press('/'), {}, 'search'],
  [press('c'), {}, 'pin b'],
  [press('c', { ctrlKey: true }), {}, 'nothing'],
  [press(' '), {}, 'pin b'],
  [press('ContextMenu'), {}, 'menu b'],
  [press('F10', { shiftKey: true }), {}, 'menu b'],
  [press('F10'), {}, 'nothing'],
  [press('Tab'), {}, 'nothing'],
  [press('ArrowDown'), { layout: layOut({ ...tree, level: new Int32Array(0) }) }, 'nothing'],
])('%j with %j: %s', (key, more, expected) => {
  expect(words(keyAction(key, { ...context, ...more }))).toBe(expected);
});
