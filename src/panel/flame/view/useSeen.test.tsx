import { renderHook } from '@testing-library/react';

import { foldedTree } from '../../../../tests/foldedTree';
import { allSteps } from '../../../profile/steps';
import { viewStack } from '../../../profile/view/viewStack';
import { AWAITED_TREE } from '../awaitedTree';
import { type ViewTrees, viewTrees, viewTreesSteps } from './shownTrees';
import { useSeen } from './useSeen';
import { DEFAULT_VIEW, IN_TIME, type ViewState } from './viewState';

const TREE = foldedTree('main;a 30', 'main;b 70');
const rowOf = (name: string): number => TREE.nameIndex.indexOf(TREE.names.indexOf(name));
const LOOK = { source: TREE, test: undefined, colors: { kind: 'package' }, keptEnd: 'start' } as const;

const seenOf = (trees: ViewTrees, state: ViewState = DEFAULT_VIEW, focusedRow?: number) =>
  renderHook(({ row }) => useSeen(trees, { ...LOOK, state, focusedRow: row }), { initialProps: { row: focusedRow } });

const sandwichOf = (name: string): ViewTrees => allSteps(viewTreesSteps(TREE, [], { kind: 'sandwich', name }));

test('what is in sight is what the canvas says, and without one what is zoomed to', () => {
  const { result, rerender } = seenOf(allSteps(viewTreesSteps(TREE, [], DEFAULT_VIEW.shape)));
  const { seen, sights } = result.current;
  const windowNow = () => seen?.graphs[0].window();
  expect(windowNow()).toEqual({ from: 0, to: 100 });
  rerender({ row: rowOf('b') });
  const { from = 0, to = 0 } = windowNow() ?? {};
  expect(to - from).toBe(70);
  sights.set(TREE, () => ({ from: 12, to: 34 }));
  expect(windowNow()).toEqual({ from: 12, to: 34 });
  // A zoom makes nothing new to save, so the menu need not be made again.
  expect(result.current.seen).toBe(seen);
});

test('of a sandwich both halves are seen, and its stacks are those of what the steps left', () => {
  const steps = viewStack([
    { kind: 'hideFunction', name: 'x' },
    { kind: 'inFull', path: [] },
  ]);
  const { seen } = seenOf(sandwichOf('a'), { ...DEFAULT_VIEW, steps, shape: { kind: 'sandwich', name: 'a' } }).result
    .current;
  expect(seen?.graphs.map(({ tree, direction }) => [tree.total[0], direction])).toEqual([
    [30, 'flame'],
    [30, 'icicle'],
  ]);
  expect(seen?.stacks).toEqual({ kind: 'through', name: 'a', tree: TREE });
  expect(seen?.notes).toEqual(['Without frames of x', 'Callers and callees of a']);
});

test('nothing is seen of what is awaited, or of a function that no stack has', () => {
  expect(seenOf(viewTrees(AWAITED_TREE, { kind: 'single', tree: AWAITED_TREE })).result.current.seen).toBeUndefined();
  expect(seenOf(sandwichOf('nobody')).result.current.seen).toBeUndefined();
});

test('sums that are seen in the place of an order of time are not called one', () => {
  const trees = viewTrees(TREE, { kind: 'single', tree: TREE });
  expect(seenOf(trees, { ...DEFAULT_VIEW, shape: IN_TIME }).result.current.seen?.notes).toEqual([]);
});
