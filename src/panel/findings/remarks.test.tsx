import { configure, fireEvent, render, screen } from '@testing-library/react';
import React from 'react';

import { foldedTree } from '../../../tests/foldedTree';
import FlameView from '../flame/view/FlameView';
import { decodeState } from '../flame/view/viewState';
import { type Remark, type Remarks } from './remark';

configure({ asyncUtilTimeout: 10_000 });

const tree = foldedTree('main;serve;parse 5', 'main;serve;work 45', 'main;idle 950');
const row = (name: string): number => tree.nameIndex.indexOf(tree.names.indexOf(name));
const onCall = jest.fn();
const remark = (id: string, more: Partial<Remark>): Remark => ({
  id,
  severity: 'info',
  text: `Something of ${id}.`,
  rows: [row(id)],
  actions: [],
  ...more,
});
const ITEMS = [
  remark('idle', { severity: 'warning', detail: 'And more.' }),
  remark('parse', {
    actions: [
      { kind: 'view', label: 'Callers', icon: 'arrows-v', change: { shape: { kind: 'sandwich', name: 'parse' } } },
      { kind: 'call', label: 'Fetch', icon: 'process', onCall },
      { kind: 'link', label: 'Guide', href: 'https://example.com/' },
    ],
  }),
  remark('the whole', { rows: [], text: 'No row \u202eshows it.' }),
];
const read = (items: readonly Remark[], problems: readonly string[] = []): Remarks => ({
  kind: 'read',
  title: 'What to look at',
  foundBy: 'by version 7 of the rules',
  items,
  nothing: 'Nothing stands out.',
  problems,
});
const FIGURES = { format: String, left: {} };
const ABOUT = { name: 'test' };

let link = '';
const view = (remarks: Remarks, text = '') => (
  <FlameView
    tree={tree}
    figures={FIGURES}
    summary="CPU"
    link={{ text, onText: (next) => (link = next) }}
    actions={{}}
    about={ABOUT}
    remarks={remarks}
  />
);
const press = (key: string): boolean => fireEvent.keyDown(screen.getByTestId('flame-canvas'), { key });
const told = (): Promise<string | null> => screen.findByTestId('remark-live').then(({ textContent }) => textContent);
const selected = (): string | null => screen.getByTestId('flame-live').textContent;

test('keys walk the remarks around, each in sight and told', async () => {
  render(view(read(ITEMS)));
  expect(await screen.findByText('1 of 3')).toBeVisible();
  expect(await told()).toBe('');
  press('n');
  expect(await told()).toBe('Finding 1 of 3, a warning: Something of idle. And more.');
  expect(selected()).toMatch(/^idle,/);
  expect(decodeState(link).focus).toEqual([]);
  press('n');
  expect(await told()).toBe('Finding 2 of 3: Something of parse.');
  expect(selected()).toMatch(/^parse,/);
  expect(decodeState(link).focus).toEqual(['main', 'serve']);
  press('n');
  expect(await told()).toMatch(/^Finding 3 of 3: No row/);
  expect(selected()).toMatch(/^parse,/);
  press('n');
  press('p');
  press('p');
  expect(await told()).toMatch(/^Finding 2 of 3/);
});

test('a walk leaves shapes and steps in which the row is not', async () => {
  render(view(read(ITEMS), 'shape=sandwich&of=work&pane=table&steps=1~didle'));
  await screen.findByText('1 of 3');
  fireEvent.keyDown(screen.getByTestId('flame-view'), { key: 'n' });
  expect(selected()).toMatch(/^idle,/);
  const { shape, steps, pane } = decodeState(link);
  expect([shape.kind, steps.steps, pane]).toEqual(['topDown', [], 'both']);
});

test('next steps are buttons', async () => {
  render(view(read([ITEMS[1]])));
  fireEvent.click(await screen.findByRole('button', { name: 'Fetch' }));
  expect(onCall).toHaveBeenCalledTimes(1);
  expect(screen.getByRole('link', { name: 'Guide' })).toHaveAttribute('href', 'https://example.com/');
  fireEvent.click(screen.getByRole('button', { name: 'Callers' }));
  expect(decodeState(link).shape).toEqual({ kind: 'sandwich', name: 'parse' });
});

test('all are listed on demand, and names in them are made visible', async () => {
  render(view(read(ITEMS)));
  fireEvent.click(await screen.findByRole('button', { name: 'Show all findings' }));
  expect(screen.getAllByTestId('remark').map((item) => item.dataset['severity'])).toEqual(['warning', 'info', 'info']);
  expect(screen.getByText('No row \\u202eshows it.')).toBeVisible();
  expect(screen.getByText('by version 7 of the rules')).toBeVisible();
  fireEvent.click(screen.getByRole('button', { name: 'Something of parse.' }));
  expect(selected()).toMatch(/^parse,/);
});

test('closed ones stay closed until they are asked for', async () => {
  const { rerender } = render(view(read(ITEMS)));
  fireEvent.click(await screen.findByRole('button', { name: 'Close the findings' }));
  expect(screen.queryByTestId('remarks')).toBeNull();
  rerender(view(read([...ITEMS]), link));
  expect(screen.queryByTestId('remarks')).toBeNull();
  fireEvent.click(await screen.findByRole('button', { name: 'What to look at: 3' }));
  expect(await screen.findByTestId('remarks')).toBeVisible();
});

test('nothing found, or a problem, is a quiet line', async () => {
  render(view(read([], ['Rule "x" is none.'])));
  expect(await screen.findByText('Nothing stands out.')).toBeVisible();
  expect(screen.getByText('Rule "x" is none.')).toBeVisible();
  expect(press('n')).toBe(true);
});
