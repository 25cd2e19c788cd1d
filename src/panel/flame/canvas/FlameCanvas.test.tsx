import { act, fireEvent, render, screen } from '@testing-library/react';
import React, { useState } from 'react';

import { foldedTree } from '../../../../tests/foldedTree';
import { FlameCanvas } from './FlameCanvas';
import { type FlameCanvasProps } from './props';

const WIDTH = 1000;
const HEIGHT = 200;

beforeAll(() => {
  // jsdom lays nothing out.
  jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(WIDTH);
  jest.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(HEIGHT);
  globalThis.ResizeObserver = class implements ResizeObserver {
    constructor(private readonly changed: ResizeObserverCallback) {}
    observe(): void {
      this.changed([], this);
    }
    unobserve(): void {}
    disconnect(): void {}
  };
  HTMLElement.prototype.setPointerCapture = jest.fn();
  // jsdom has no pointer events: mouse events carry their point.
  globalThis.PointerEvent ??= class extends MouseEvent {
    readonly pointerId = 1;
    readonly pointerType = 'mouse';
  } as unknown as typeof PointerEvent;
});

const tree = foldedTree('main;a;x 500', 'main;b 300', 'idle 200');
const row = (name: string): number => tree.nameIndex.indexOf(tree.names.indexOf(name));

type Given = Partial<FlameCanvasProps>;

interface Host {
  readonly focused: () => string | undefined;
  readonly selected: () => string | undefined;
  readonly canvas: HTMLElement;
  readonly update: (given: Given) => void;
}

const MARKS = {};
const FIGURES = { format: (value: number) => `${value} ms`, left: {} };
const COLORS = { kind: 'package' } as const;

/** Keeps what is focused and selected, as a panel does. */
function host(given: Given = {}): Host {
  let now: { focused: number | undefined; selected: number | undefined } = { focused: undefined, selected: undefined };
  function Page(more: Given): React.JSX.Element {
    const [focused, setFocused] = useState<number>();
    const [selected, setSelected] = useState<number>();
    now = { focused, selected };
    return (
      <FlameCanvas
        tree={tree}
        summary="CPU, 1 s in all"
        direction="icicle"
        colors={COLORS}
        marks={MARKS}
        figures={FIGURES}
        focusedRow={focused}
        onFocusRow={setFocused}
        selectedRow={selected}
        onSelectRow={setSelected}
        animate={false}
        {...more}
      />
    );
  }
  const { rerender } = render(<Page {...given} />);
  const name = (of: number | undefined): string | undefined =>
    of === undefined ? undefined : tree.names[tree.nameIndex[of]];
  return {
    focused: () => name(now.focused),
    selected: () => name(now.selected),
    canvas: screen.getByTestId('flame-canvas'),
    update: (more) => rerender(<Page {...given} {...more} />),
  };
}

/** Lets the next frame be painted, and what waits for it be done. */
const frame = (): Promise<void> =>
  act(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  });
const keys = (canvas: HTMLElement, ...pressed: string[]): void =>
  pressed.forEach((key) => fireEvent.keyDown(canvas, { key }));
const click = (canvas: HTMLElement, at: { clientX: number; clientY: number; shiftKey?: boolean }): void => {
  fireEvent.pointerDown(canvas, { button: 0, ...at });
  fireEvent.pointerUp(canvas, { button: 0, ...at });
};

/** What was written since it was last asked for. */
function drawnTexts(canvas: HTMLElement): string[] {
  const fillText = jest.mocked(canvas.querySelector('canvas')!.getContext('2d')!.fillText);
  const texts = fillText.mock.calls.map(([text]) => text);
  fillText.mockClear();
  return texts;
}

it('is one widget with a name, and says where the keyboard is', () => {
  const { canvas } = host();
  const widget = screen.getByRole('application', { name: 'CPU, 1 s in all' });
  expect(widget).toBe(canvas);
  expect(widget).toHaveAttribute('aria-roledescription', 'flame graph');
  expect(widget).toHaveAttribute('tabindex', '0');
  expect(widget).toHaveAccessibleDescription(/Arrow keys/);
  keys(canvas, 'ArrowDown', 'ArrowDown', 'ArrowDown');
  expect(screen.getByTestId('flame-live')).toHaveTextContent(/^\w+, level 3, self \d+ ms, total \d+ ms, \d+\.0%$/);
});

it('walks, zooms and comes back by keyboard', async () => {
  const page = host();
  keys(page.canvas, 'ArrowDown');
  expect(page.selected()).toBe('total');
  page.update({});
  fireEvent.keyDown(page.canvas, { key: 'End' });
  keys(page.canvas, 'ArrowDown', 'ArrowDown');
  expect(['a', 'b']).toContain(page.selected());
  const chosen = page.selected();
  keys(page.canvas, 'Enter');
  await frame();
  expect(page.focused()).toBe(chosen);
  keys(page.canvas, 'Backspace');
  await frame();
  expect(page.focused()).toBe('main');
  keys(page.canvas, 'Escape');
  await frame();
  expect(page.focused()).toBeUndefined();
});

it('takes keys that come before its host has followed', async () => {
  const page = host();
  keys(page.canvas, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter', 'Backspace');
  await frame();
  expect(page.focused()).toBe('main');
  keys(page.canvas, 'Enter', 'Escape');
  await frame();
  expect(page.focused()).toBeUndefined();
});

it('draws what is zoomed to in the next frame, before its host knows', async () => {
  const page = host();
  await frame();
  drawnTexts(page.canvas);
  keys(page.canvas, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
  const drawn = new Promise<string[]>((resolve) => requestAnimationFrame(() => resolve(drawnTexts(page.canvas))));
  expect(page.focused()).toBeUndefined();
  await act(async () => {
    expect(await drawn).not.toContain('idle');
  });
  await frame();
  expect(['a', 'b']).toContain(page.focused());
});

it('Escape with nothing to leave is left to the page', () => {
  const { canvas } = host();
  const outer = jest.fn();
  document.addEventListener('keydown', outer);
  keys(canvas, 'Escape');
  expect(outer).toHaveBeenCalledTimes(1);
  document.removeEventListener('keydown', outer);
});

it('draws the names of what the host focuses on', async () => {
  const page = host();
  await frame();
  expect(drawnTexts(page.canvas)).toEqual(expect.arrayContaining(['total', 'main', 'a', 'b', 'idle']));
  page.update({ focusedRow: row('a') });
  await frame();
  const texts = drawnTexts(page.canvas);
  expect(texts).toEqual(expect.arrayContaining(['total', 'main', 'a', 'x']));
  expect(texts).not.toContain('b');
});

it('zooms to what is clicked, pins it when it is clicked again, and lets go of it', async () => {
  const page = host();
  await frame();
  const main = { clientX: 1, clientY: 30 };
  click(page.canvas, main);
  await frame();
  const clicked = page.focused();
  expect(['main', 'idle']).toContain(clicked);
  expect(page.selected()).toBe(clicked);
  click(page.canvas, main);
  expect(screen.getByTestId('flame-pinned')).toHaveTextContent(String(clicked));
  keys(page.canvas, 'Escape');
  expect(screen.queryByTestId('flame-pinned')).not.toBeInTheDocument();
  expect(page.focused()).toBe(clicked);
});

it.each([
  ['by its button', () => fireEvent.click(screen.getByRole('button', { name: 'Unpin' }))],
  ['by key', () => fireEvent.keyDown(screen.getByRole('button', { name: 'Unpin' }), { key: 'Escape' })],
])('what is pinned and let go of %s gives the keyboard back', async (_, letGo) => {
  const page = host();
  await frame();
  click(page.canvas, { clientX: 1, clientY: 30, shiftKey: true });
  screen.getByRole('button', { name: 'Unpin' }).focus();
  letGo();
  expect(screen.queryByTestId('flame-pinned')).not.toBeInTheDocument();
  expect(page.canvas).toHaveFocus();
});

it('what is pinned is copied as text, and it is said when it is', async () => {
  const writeText = jest.fn().mockResolvedValue(undefined);
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  const page = host();
  await frame();
  keys(page.canvas, 'ArrowDown', 'ArrowDown', ' ');
  fireEvent.click(screen.getByRole('button', { name: 'Copy as text' }));
  expect(writeText).toHaveBeenCalledWith('main\nSelf: 0 ms\nTotal: 800 ms\nShare of total: 80.0%');
  expect(await screen.findByText('Copied')).toBeInTheDocument();
  keys(page.canvas, 'ArrowDown', ' ');
  expect(screen.queryByText('Copied')).not.toBeInTheDocument();
});

it('a drag is no click', async () => {
  const page = host();
  await frame();
  fireEvent.pointerDown(page.canvas, { button: 0, clientX: 500, clientY: 30 });
  fireEvent.pointerMove(page.canvas, { clientX: 540, clientY: 30 });
  fireEvent.pointerUp(page.canvas, { button: 0, clientX: 540, clientY: 30 });
  expect(page.selected()).toBeUndefined();
});

it('shows what is under the pointer, with the figures of the row', async () => {
  const { canvas } = host();
  await frame();
  fireEvent.pointerMove(canvas, { clientX: 1, clientY: 10 });
  expect(await screen.findByTestId('flame-tooltip')).toHaveTextContent('totalSelf0 msTotal1000 msShare of total100.0%');
  fireEvent.pointerMove(canvas, { clientX: 1, clientY: 190 });
  expect(screen.queryByTestId('flame-tooltip')).not.toBeInTheDocument();
});

it('asks for a menu by pointer and by key', async () => {
  const onContextMenu = jest.fn();
  const page = host({ onContextMenu });
  await frame();
  fireEvent.contextMenu(page.canvas, { button: 2, clientX: 7, clientY: 10 });
  expect(onContextMenu).toHaveBeenLastCalledWith(row('total'), 7, 10);
  keys(page.canvas, 'ArrowDown', 'ContextMenu');
  expect(onContextMenu).toHaveBeenCalledTimes(2);
  expect(onContextMenu.mock.calls[1][0]).toBe(row(page.selected()!));
});

it('of rows too narrow to be drawn, a click zooms to those around the pointer', async () => {
  const wide = foldedTree(...Array.from({ length: 5000 }, (_, at) => `f${at} 1`));
  const page = host({ tree: wide });
  await frame();
  const at = { clientX: 500, clientY: 30 };
  fireEvent.pointerMove(page.canvas, at);
  expect(screen.getByTestId('flame-tooltip')).toHaveTextContent('5000 functions too narrow to be drawn');
  drawnTexts(page.canvas);
  click(page.canvas, at);
  expect(screen.queryByTestId('flame-tooltip')).not.toBeInTheDocument();
  await frame();
  expect(drawnTexts(page.canvas).filter((text) => /^f\d+$/.test(text)).length).toBeGreaterThan(10);
  expect(page.focused()).toBeUndefined();
  keys(page.canvas, 'Escape');
  await frame();
  expect(drawnTexts(page.canvas)).toEqual(['total']);
});

it('leaves the search key to the host', () => {
  const onSearchKey = jest.fn();
  const { canvas } = host({ onSearchKey });
  keys(canvas, '/');
  expect(onSearchKey).toHaveBeenCalledTimes(1);
});

it('pins and unpins by Space', () => {
  const { canvas } = host();
  keys(canvas, 'ArrowDown', ' ');
  expect(screen.getByRole('group', { name: 'Pinned function' })).toHaveTextContent('total');
  keys(canvas, ' ');
  expect(screen.queryByRole('group', { name: 'Pinned function' })).not.toBeInTheDocument();
});

it('an empty tree is an empty view', async () => {
  const none = {
    ...tree,
    level: new Int32Array(0),
    nameIndex: new Int32Array(0),
    self: new Float64Array(0),
    total: new Float64Array(0),
  };
  const { canvas } = host({ tree: none });
  await frame();
  keys(canvas, 'ArrowDown', 'Enter');
  fireEvent.pointerMove(canvas, { clientX: 5, clientY: 5 });
  expect(drawnTexts(canvas)).toEqual([]);
});

it('what was hovered and pinned goes with its tree', async () => {
  const page = host();
  await frame();
  keys(page.canvas, 'ArrowDown', 'ArrowDown', ' ');
  fireEvent.pointerMove(page.canvas, { clientX: 1, clientY: 10 });
  expect(screen.getByTestId('flame-tooltip')).toBeInTheDocument();
  page.update({ tree: foldedTree('other 1'), selectedRow: undefined });
  expect(screen.queryByTestId('flame-tooltip')).not.toBeInTheDocument();
  expect(screen.queryByTestId('flame-pinned')).not.toBeInTheDocument();
});

describe('over a refresh', () => {
  const refreshed = () => foldedTree('main;a;x 600', 'main;b 500', 'idle 100');
  const madeBy = {};

  it('what is pinned and what the pointer rests on have their new figures', async () => {
    const page = host();
    await frame();
    keys(page.canvas, 'ArrowDown', 'ArrowDown', ' ');
    expect(screen.getByTestId('flame-pinned')).toHaveTextContent('mainSelf0 msTotal800 ms');
    fireEvent.pointerMove(page.canvas, { clientX: 1, clientY: 10 });
    page.update({ tree: refreshed(), selectedRow: undefined });
    expect(screen.getByTestId('flame-pinned')).toHaveTextContent('mainSelf0 msTotal1100 ms');
    await frame();
    expect(screen.getByTestId('flame-tooltip')).toHaveTextContent('totalSelf0 msTotal1200 ms');
    fireEvent.pointerLeave(page.canvas);
    page.update({ tree: refreshed(), selectedRow: undefined });
    await frame();
    expect(screen.queryByTestId('flame-tooltip')).not.toBeInTheDocument();
  });

  it.each([
    ['trees that were made the same way are looked at where the one before was', madeBy, 350],
    ['one that was made another way starts at its root', {}, 0],
  ])('%s', async (_, next, scrollTop) => {
    const deep = Array.from({ length: 60 }, (_, level) => `f${level}`).join(';');
    const page = host({ tree: foldedTree(`${deep} 5`, 'idle 1'), madeBy });
    await frame();
    page.canvas.scrollTop = 350;
    page.update({ tree: foldedTree(`${deep} 7`, 'idle 2'), madeBy: next });
    expect(page.canvas.scrollTop).toBe(scrollTop);
  });

  it.each([
    ['stays', madeBy, false],
    ['ends with a tree that was made another way', {}, true],
  ])('what was come near to by key %s', async (_, next, isWhole) => {
    const page = host({ madeBy });
    await frame();
    keys(page.canvas, '+', '+', '+', '+', '+');
    await frame();
    drawnTexts(page.canvas);
    page.update({ tree: refreshed(), madeBy: next });
    await frame();
    expect(drawnTexts(page.canvas).includes('idle')).toBe(isWhole);
  });

  it('what is zoomed to no more is not, though the next tree comes with it', async () => {
    const page = host({ madeBy, focusedRow: row('main') });
    await frame();
    page.canvas.scrollTop = 0;
    fireEvent.scroll(page.canvas);
    await frame();
    expect(drawnTexts(page.canvas)).not.toContain('idle');
    page.update({ tree: refreshed(), madeBy, focusedRow: undefined });
    await frame();
    expect(drawnTexts(page.canvas)).toContain('idle');
  });
});
