import { act, render } from '@testing-library/react';
import React from 'react';

import { foldedTree } from '../../../../tests/foldedTree';
import { CallTreeTable } from './CallTreeTable';
import { FunctionGrid } from './FunctionGrid';

const tree = foldedTree('main;a 3', 'main;b 2', 'main;c 1');
const nothing = (): void => undefined;

const TABLES: ReadonlyArray<[string, (picked: number | undefined) => React.JSX.Element]> = [
  [
    'the calls',
    (picked) => (
      <CallTreeTable
        tree={tree}
        format={String}
        matches={undefined}
        selectedRow={picked}
        onSelectRow={nothing}
        onFocusRow={nothing}
        onMenu={nothing}
      />
    ),
  ],
  [
    'the functions',
    (picked) => (
      <FunctionGrid
        heads={[{ column: 'name', label: 'Function' }]}
        sort={{ column: 'name', descending: false }}
        onSort={nothing}
        names={tree.names}
        rows={tree.names.map((_, name) => name)}
        picked={picked === undefined ? undefined : tree.names[picked]}
        onPick={nothing}
        onMenu={nothing}
        layout=""
        keptEnd="start"
        cells={() => null}
      />
    ),
  ],
];

const scrollTo = jest.fn();

beforeEach(() => {
  // jsdom's elements have no such method.
  Object.defineProperty(HTMLElement.prototype, 'scrollTo', { value: scrollTo, configurable: true });
});
afterEach(() => Reflect.deleteProperty(HTMLElement.prototype, 'scrollTo'));

const painted = (): Promise<void> =>
  act(() => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(() => setTimeout(resolve)))));

it.each(TABLES)('%s scroll to what was picked when the frame of the click is on the screen', async (_, table) => {
  const { rerender } = render(table(undefined));
  await painted();
  scrollTo.mockClear();
  rerender(table(3));
  expect(scrollTo).not.toHaveBeenCalled();
  await painted();
  expect(scrollTo).toHaveBeenCalled();
});

it.each(TABLES)('%s scroll nowhere once they are gone', async (_, table) => {
  const { rerender, unmount } = render(table(undefined));
  await painted();
  scrollTo.mockClear();
  rerender(table(3));
  unmount();
  await painted();
  expect(scrollTo).not.toHaveBeenCalled();
});
