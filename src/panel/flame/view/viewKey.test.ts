import { pushStep, viewStack } from '../../../profile/view/viewStack';
import { type RowSubject } from './rowChange';
import { viewKey } from './viewKey';
import { DEFAULT_VIEW, type ViewState } from './viewState';

const plain = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };
const row: RowSubject = { name: 'work', file: 'w.go', path: ['main', 'work'], folded: 0 };
const stepsOf = (change: Partial<ViewState> | undefined) => change?.steps?.steps;

test.each([
  ['f', { kind: 'focusFunction', name: 'work' }],
  ['D', { kind: 'dropFunction', name: 'work' }],
  ['h', { kind: 'hideFunction', name: 'work' }],
  ['x', { kind: 'collapseFunction', name: 'work' }],
  ['t', { kind: 'showFrom', name: 'work' }],
  ['b', { kind: 'focusPath', path: ['main', 'work'] }],
] as const)('%s adds a step', (key, step) => {
  expect(stepsOf(viewKey({ ...plain, key }, DEFAULT_VIEW, row))).toEqual([step]);
});

test('s shows callers and callees, * searches for the very name', () => {
  expect(viewKey({ ...plain, key: 's' }, DEFAULT_VIEW, row)).toEqual({
    shape: { kind: 'sandwich', name: 'work' },
    focus: [],
  });
  expect(viewKey({ ...plain, key: '*' }, DEFAULT_VIEW, row)).toEqual({ search: { kind: 'text', pattern: '=work' } });
});

test('o goes to the order of time, and back to the sums', () => {
  const there = viewKey({ ...plain, key: 'o' }, { ...DEFAULT_VIEW, shape: { kind: 'bottomUp' } }, undefined);
  expect(there).toEqual({ shape: { kind: 'timeOrder', track: '' }, focus: [] });
  expect(viewKey({ ...plain, key: 'o' }, { ...DEFAULT_VIEW, ...there }, undefined)).toEqual({
    shape: { kind: 'topDown' },
    focus: [],
  });
});

test('u and Ctrl+Z undo, with Shift they do it again', () => {
  const state = { ...DEFAULT_VIEW, steps: pushStep(viewStack(), { kind: 'dropFunction', name: 'work' }) };
  const undone = viewKey({ ...plain, key: 'u' }, state, undefined);
  expect(stepsOf(undone)).toEqual([]);
  expect(undone).toEqual(viewKey({ ...plain, ctrlKey: true, key: 'z' }, state, undefined));
  expect(stepsOf(viewKey({ ...plain, shiftKey: true, key: 'U' }, { ...state, ...undone }, undefined))).toEqual([
    { kind: 'dropFunction', name: 'work' },
  ]);
});

test.each([
  ['without a row', 'f', undefined, plain],
  ['on the root', 'd', { name: '', file: '', path: [], folded: 0 }, plain],
  ['on what was cut off', 'h', { name: 'other', file: '', path: ['other'], folded: 7 }, plain],
  ['with Alt', 'f', row, { ...plain, altKey: true }],
  ['of other names', 'q', row, plain],
] as const)('keys %s do nothing', (_, key, subject, press) => {
  expect(viewKey({ ...press, key }, DEFAULT_VIEW, subject)).toBeUndefined();
});

test('a path of another shape is none of the profile', () => {
  const state: ViewState = { ...DEFAULT_VIEW, shape: { kind: 'bottomUp' } };
  expect(viewKey({ ...plain, key: 'b' }, state, row)).toBeUndefined();
});
