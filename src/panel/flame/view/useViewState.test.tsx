import { act, renderHook } from '@testing-library/react';

import { pushStep, viewStack } from '../../../profile/view/viewStack';
import { type LinkChange, useViewState } from './useViewState';
import { decodeState, DEFAULT_VIEW, encodeState, type ViewState } from './viewState';

const hidden = pushStep(viewStack(), { kind: 'hideFunction', name: 'a' });

/** A view whose link is kept, and how each of its changes was told. */
function opened(text = '') {
  const told: LinkChange[] = [];
  const onText = (_: string, change: LinkChange): void => void told.push(change);
  const view = renderHook((link: { text: string }) => useViewState({ ...link, onText }), { initialProps: { text } });
  told.length = 0;
  return { told, view, change: (part: Partial<ViewState>) => act(() => view.result.current[1](part)) };
}

test.each<[string, Partial<ViewState>, LinkChange]>([
  ['a step', { steps: hidden, focus: [] }, 'step'],
  ['another shape', { shape: { kind: 'sandwich', name: 'a' } }, 'step'],
  ['a zoom', { focus: ['a'] }, 'adjustment'],
  ['a search', { search: { kind: 'text', pattern: 'a' } }, 'adjustment'],
  ['an order', { sort: { column: 'total', descending: true } }, 'adjustment'],
])('%s is told of as what it is to the back button', (_, part, kind) => {
  const { change, told } = opened();
  change(part);
  expect(told).toEqual([kind]);
});

test('going back is no new step, however the address was written', () => {
  const { view, told } = opened(encodeState({ ...DEFAULT_VIEW, steps: hidden }));
  view.rerender({ text: 'pane=everything' });
  expect(view.result.current[0]).toEqual(decodeState(''));
  expect(told).toEqual(['adjustment']);
});
