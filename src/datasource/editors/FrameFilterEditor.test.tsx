import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';

import { type FrameFilter, type FrameRule } from '../query';
import { FrameFilterEditor } from './FrameFilterEditor';
import { standInForObserver } from '../../../tests/standInForObserver';

// Rendering these is slow on a busy machine.
jest.setTimeout(60_000);

beforeAll(standInForObserver);

const rule = (pattern: string, part: Partial<FrameRule> = {}): FrameRule => ({
  action: 'keepStacks',
  by: 'function',
  match: 'text',
  pattern,
  ...part,
});

async function mount(first?: FrameFilter) {
  let latest = first;
  function Host(): React.JSX.Element {
    const [filter, setFilter] = useState(first);
    latest = filter;
    return <FrameFilterEditor filter={filter} besideSeries={false} onChange={setFilter} />;
  }
  render(<Host />);
  await userEvent.click(screen.getByLabelText(/^Frame filter/));
  return () => latest;
}
const addRule = () => screen.getByText('Add rule').closest('button');
const patterns = (filter: FrameFilter | undefined): string[] => filter?.rules.map(({ pattern }) => pattern) ?? [];

it('says what it does while it is closed', () => {
  const rules = [rule('json'), rule('^gc', { action: 'hideFrames', by: 'package', match: 'regex' }), rule('')];
  render(<FrameFilterEditor filter={{ presets: ['go', 'mine'], rules }} besideSeries={false} onChange={jest.fn()} />);
  for (const phrase of ['hide Go runtime, mine', 'keep function json', 'hide package /^gc/']) {
    expect(screen.getByText(phrase)).toBeInTheDocument();
  }
});

it('a rule is written by keyboard alone', async () => {
  const latest = await mount();
  addRule()?.focus();
  await userEvent.keyboard('{Enter}');
  expect(screen.getByLabelText('Pattern of rule 1')).toHaveFocus();
  await userEvent.keyboard('json{Enter}');
  await userEvent.tab({ shift: true });
  await userEvent.keyboard('{ArrowDown}{End}{Enter}');
  expect(latest()).toEqual({ presets: [], rules: [rule('json', { match: 'exact' })] });
});

it('rules are put in another order, and the focus goes along', async () => {
  const latest = await mount({ presets: [], rules: [rule('a'), rule('b')] });
  screen.getByLabelText('Move rule 2 up').focus();
  await userEvent.keyboard('{Enter}');
  expect(patterns(latest())).toEqual(['b', 'a']);
  // The first rule cannot go up any more.
  expect(screen.getByLabelText('Move rule 1 up')).toBeDisabled();
  expect(screen.getByLabelText('Move rule 1 down')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(patterns(latest())).toEqual(['a', 'b']);
});

it('rules are taken away, and nothing is left of an empty filter', async () => {
  const latest = await mount({ presets: [], rules: [rule('a'), rule('b')] });
  await userEvent.click(screen.getByLabelText('Remove rule 1'));
  expect(patterns(latest())).toEqual(['b']);
  expect(screen.getByLabelText('Remove rule 1')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(latest()).toBeUndefined();
  expect(addRule()).toHaveFocus();
});

it('presets of runtimes are picked', async () => {
  const latest = await mount({ presets: ['mine'], rules: [] });
  await userEvent.click(screen.getByLabelText('Hide runtimes'));
  await userEvent.keyboard('Python{Home}{Enter}');
  expect(latest()).toEqual({ presets: ['mine', 'python'], rules: [] });
});

it.each([
  ['calc(', 'regex', true],
  ['(${functions})[', 'regex', false],
  ['calc(', 'exact', false],
] as const)('%s by %s is marked at its row: %s', async (pattern, match, isMarked) => {
  await mount({ presets: [], rules: [rule(pattern, { match })] });
  await (isMarked
    ? expect(screen.findByText(/^No regular expression \(RE2\): .*missing closing/)).resolves.toBeInTheDocument()
    : expect(screen.findByText(/^No regular expression/, {}, { timeout: 300 })).rejects.toThrow());
});
