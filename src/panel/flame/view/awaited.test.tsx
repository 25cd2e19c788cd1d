import { configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import React from 'react';

import { foldedTree } from '../../../../tests/foldedTree';
import { AWAITED_TREE } from '../awaitedTree';
import FlameView from './FlameView';
import { type DrawnTree } from './shownTrees';
import { encodeState, DEFAULT_VIEW } from './viewState';

configure({ asyncUtilTimeout: 10_000 });

const TREE = foldedTree('main;serve;parse 5', 'main;serve;work 45', 'main;idle 950');
const FIGURES = { format: String, left: {} };
const ABOUT = { name: 'test' };
const TEXT = encodeState({
  ...DEFAULT_VIEW,
  shape: { kind: 'sandwich', name: 'serve' },
  focus: ['serve', 'work'],
});
const texts: string[] = [];
const link = { text: TEXT, onText: (text: string) => texts.push(text) };
const view = (tree: DrawnTree) => (
  <FlameView tree={tree} figures={FIGURES} summary="CPU" link={link} actions={{}} about={ABOUT} />
);

test('a view that waits for its profile has its toolbar, claims nothing, and keeps what it was told meanwhile', async () => {
  const { rerender } = render(view(AWAITED_TREE));
  const search = await screen.findByRole('searchbox', { name: 'Search functions' });
  fireEvent.change(search, { target: { value: 'total' } });
  expect(screen.getByRole('button', { name: 'Save as' })).toBeDisabled();
  expect(screen.queryByRole('table')).toBeNull();
  expect(screen.queryByText(/No stack/)).toBeNull();

  rerender(view({ ...TREE }));
  expect(await screen.findByRole('table', { name: 'Functions' })).toBeInTheDocument();
  expect(screen.getByRole('searchbox', { name: 'Search functions' })).toBe(search);
  expect(search).toHaveValue('total');
  await waitFor(() => expect(screen.getByTestId('search-found')).toHaveTextContent('0 functions'));
  expect(screen.getAllByTestId('flame-canvas')).toHaveLength(2);
  await waitFor(() => expect(screen.getByRole('button', { name: 'Save as' })).toBeEnabled());
  expect(texts.every((text) => text.includes('serve'))).toBe(true);
});

test('the graph of a view that waited is painted on the canvas that it had', async () => {
  const { rerender } = render(
    <FlameView
      tree={AWAITED_TREE}
      figures={FIGURES}
      summary="CPU"
      link={{ text: '', onText: () => undefined }}
      actions={{}}
      about={ABOUT}
    />
  );
  const canvas = await screen.findByTestId('flame-canvas');
  rerender(
    <FlameView
      tree={TREE}
      figures={FIGURES}
      summary="CPU"
      link={{ text: '', onText: () => undefined }}
      actions={{}}
      about={ABOUT}
    />
  );
  fireEvent.keyDown(screen.getByTestId('flame-canvas'), { key: 'ArrowDown' });
  expect(screen.getByTestId('flame-live')).toHaveTextContent('total 1000');
  expect(screen.getByTestId('flame-canvas')).toBe(canvas);
});
