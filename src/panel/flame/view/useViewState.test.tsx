import { act, renderHook, waitFor } from '@testing-library/react';
import { createElement, useLayoutEffect, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

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

test('what is done before the change before it is told is kept', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  let text = '';
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const onText = (next: string): void => {
    text = next;
    listeners.forEach((listener) => listener());
  };
  const shown: { state: ViewState; change: (part: Partial<ViewState>) => void } = {
    state: DEFAULT_VIEW,
    change: () => undefined,
  };
  let isPressed = false;
  const View = (): null => {
    const [state, change] = useViewState({ text: useSyncExternalStore(subscribe, () => text), onText });
    useLayoutEffect(() => {
      Object.assign(shown, { state, change });
      if (state.search.pattern === 'a' && !isPressed) {
        isPressed = true;
        // As a key does that comes right after a long rendering.
        setTimeout(() => flushSync(() => change({ lines: { name: 'f', file: '' } })));
        const end = performance.now() + 20;
        while (performance.now() < end) {}
      }
    }, [state, change]);
    return null;
  };
  const root = createRoot(document.createElement('div'));
  flushSync(() => root.render(createElement(View)));
  shown.change({ search: { kind: 'text', pattern: 'a' } });
  await waitFor(() => expect(isPressed).toBe(true));
  await waitFor(() => expect(decodeState(text)).toMatchObject({ lines: { name: 'f' }, search: { pattern: 'a' } }));
  expect(shown.state.lines).toEqual({ name: 'f', file: '' });
  root.unmount();
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});
