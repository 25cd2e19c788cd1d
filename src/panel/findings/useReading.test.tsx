import { configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import React, { useEffect, useMemo } from 'react';

import { foldedTree } from '../../../tests/foldedTree';
import { type FlameTree } from '../../profile/flameTree';
import { type OtherProfile, type ReadingPlace } from './readingPlace';
import { type Remarks } from './remark';
import { useReading } from './useReading';

configure({ asyncUtilTimeout: 10_000 });

let rules: unknown;
jest.mock('../query/profileSource', () => ({ openProfileSource: () => Promise.resolve({ readingRules: rules }) }));
beforeEach(() => (rules = undefined));

const GO = foldedTree('main.main;main.calculate;runtime.mallocgc 400', 'main.main;main.validate 600');
const OTHER: OtherProfile = {
  kind: 'found',
  tree: { ...foldedTree('main.main;main.calculate;grow 9'), sampleType: { type: 'alloc_space', unit: 'bytes' } },
  format: (value) => `${value} B`,
  onShow: () => undefined,
};

interface ReaderProps {
  readonly tree: FlameTree;
  readonly place: Partial<ReadingPlace>;
}

const seen: { remarks: Remarks } = { remarks: { kind: 'reading' } };
function Reader({ tree, place }: ReaderProps) {
  const remarks = useReading(
    tree,
    useMemo(() => ({ labelLevels: 0, ...place }), [place])
  );
  useEffect(() => void Object.assign(seen, { remarks }), [remarks]);
  const items = remarks?.kind === 'read' ? remarks.items : [];
  return (
    <>
      {items.map(({ id, text, detail, actions }) => (
        <div key={id} data-testid="item">
          {text} {detail}
          {actions.map((action) => (
            <button key={action.label} onClick={() => action.kind === 'call' && action.onCall()}>
              {action.label}
            </button>
          ))}
        </div>
      ))}
    </>
  );
}
const texts = (): Array<string | null> => screen.queryAllByTestId('item').map(({ textContent }) => textContent);
const NOWHERE = {};

test('a profile is read, and another tree instead of the one before', async () => {
  const { rerender } = render(<Reader tree={GO} place={NOWHERE} />);
  expect(seen.remarks.kind).toBe('reading');
  await waitFor(() => expect(texts()).toHaveLength(2));
  expect(texts()[1]).toBe("Go's allocator has 40 % of the time. Most of it: runtime.mallocgc.");
  rerender(<Reader tree={foldedTree(...Array.from({ length: 20 }, (_, at) => `f${at} 50`))} place={NOWHERE} />);
  expect(seen.remarks.kind).toBe('reading');
  await waitFor(() => expect(seen.remarks).toMatchObject({ kind: 'read', items: [], nothing: 'Nothing stands out.' }));
});

test('of a comparison the right side is read', async () => {
  const left = foldedTree('main.main;runtime.mallocgc 900', 'main.main;main.validate 100');
  const valueOf: Readonly<Record<string, number>> = { 'runtime.mallocgc': 0, 'main.validate': 1000 };
  const names = Array.from(left.nameIndex, (name) => left.names[name]);
  const right = {
    self: Float64Array.from(names, (name) => valueOf[name] ?? 0),
    total: Float64Array.from(names, (name) => valueOf[name] ?? 1000),
  };
  const tree = { ...left, right };
  render(<Reader tree={tree} place={NOWHERE} />);
  await waitFor(() =>
    expect(texts()).toEqual([expect.stringMatching(/^main\.validate has 100 % of the total by itself/)])
  );
  expect(seen.remarks).toMatchObject({ title: 'What to look at on the right side' });
});

test('another profile is joined on demand, and an answer that does not come is said', async () => {
  const openOther = jest
    .fn()
    .mockResolvedValueOnce({ kind: 'none', reason: 'there is none.' })
    .mockResolvedValue(OTHER);
  const place = { openOther };
  render(<Reader tree={GO} place={place} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Look at allocations' }));
  await waitFor(() => expect(texts()[1]).toContain('There is no answer: there is none.'));
  fireEvent.click(screen.getByRole('button', { name: 'Look at allocations' }));
  await waitFor(() =>
    expect(texts()[1]).toContain('Below main.calculate 9 B were allocated, 100 % of all: most by grow (100 %).')
  );
  expect(openOther.mock.calls[0][0]).toBe('allocations');
  expect(screen.getByRole('button', { name: 'Show that profile' })).toBeEnabled();
});

test('rules of the data source are used, and mistakes in them said', async () => {
  rules = { version: 1, off: ['go-malloc', 'hot-at-the-top', 'runtime-go'], rules: [{ id: 'bad' }] };
  const place = { uid: 'p1' };
  const tree = { ...GO };
  render(<Reader tree={tree} place={place} />);
  await waitFor(() => expect(seen.remarks).toMatchObject({ kind: 'read', items: [] }));
  expect(seen.remarks).toMatchObject({ foundBy: expect.stringMatching(/^by version \d+ of the rules and your own$/) });
  expect(seen.remarks?.kind === 'read' && seen.remarks.problems[0]).toMatch(/^rule "bad": /);
});
