import fc from 'fast-check';

import { pushStep, undo, viewStack } from '../../../profile/view/viewStack';
import {
  COLORS,
  decodeState,
  DEFAULT_VIEW,
  encodeState,
  LINES_BY,
  PANES,
  REMARKS_SHOWN,
  type ViewState,
} from './viewState';

const name = fc.string({ minLength: 1, unit: 'grapheme' });
const states: fc.Arbitrary<ViewState> = fc.record({
  pane: fc.constantFrom(...PANES),
  shape: fc.oneof(
    fc.constantFrom({ kind: 'topDown' as const }, { kind: 'bottomUp' as const }, { kind: 'packages' as const }),
    name.map((of) => ({ kind: 'sandwich' as const, name: of })),
    fc.string().map((track) => ({ kind: 'timeOrder' as const, track }))
  ),
  direction: fc.constantFrom('flame' as const, 'icicle' as const),
  colors: fc.constantFrom(undefined, ...COLORS),
  keptEnd: fc.constantFrom(undefined, 'start' as const, 'end' as const),
  still: fc.boolean(),
  search: fc.record({ kind: fc.constantFrom('text' as const, 'regex' as const), pattern: name }),
  steps: fc
    .array(
      name.map((of) => ({ kind: 'dropFunction' as const, name: of })),
      { maxLength: 4 }
    )
    .map((steps) => viewStack(steps)),
  focus: fc.array(name, { maxLength: 5 }),
  focusAt: fc.option(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), { nil: undefined }),
  sort: fc.record({
    column: fc.constantFrom('name' as const, 'self' as const, 'totalChange' as const),
    descending: fc.boolean(),
  }),
  remarks: fc.constantFrom(...REMARKS_SHOWN),
  lines: fc.option(fc.record({ name, file: fc.string() }), { nil: undefined }),
  linesBy: fc.constantFrom(...LINES_BY),
});

test('a state comes back from its text', () => {
  fc.assert(
    fc.property(states, (state) => {
      const isOfCall = state.shape.kind === 'timeOrder' && state.focus.length > 0;
      const kept = { ...state, focusAt: isOfCall ? state.focusAt : undefined };
      expect(decodeState(encodeState(state))).toEqual(kept);
    })
  );
});

test('the default is no text', () => {
  expect(encodeState(DEFAULT_VIEW)).toBe('');
  expect(decodeState('')).toEqual(DEFAULT_VIEW);
});

test('what was undone is not in the text', () => {
  const steps = undo(pushStep(viewStack(), { kind: 'hideFunction', name: 'a' }));
  expect(encodeState({ ...DEFAULT_VIEW, steps })).toBe('');
});

test.each([
  'pane=everything&shape=cube&colors=pink&sort=-size&remarks=all&lines-by=page',
  'shape=sandwich',
  'steps=9~x&focus=1~fmain',
  'sort=&up=2',
  'at=-1',
  'at=Infinity',
  'at=noon&track=main',
  '%E0%A4%A&&&===',
])('parts that are none are as if they were not there: %s', (text) => {
  expect(decodeState(text)).toEqual(DEFAULT_VIEW);
});

test('no text of any kind throws', () => {
  fc.assert(fc.property(fc.string(), (text) => void decodeState(text)));
});
