import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import React, { createRef } from 'react';

import { foldedTree } from '../../../../tests/foldedTree';
import { searchTree } from '../../../profile/view/searchTree';
import { pushStep, viewStack } from '../../../profile/view/viewStack';
import { type AlertEntry, RowMenu } from './RowMenu';
import { SearchBar } from './SearchBar';
import { StepTrail } from './StepTrail';
import { subjectOf } from './useSelection';
import { DEFAULT_VIEW, type ViewState } from './viewState';

const noop = (): void => undefined;

describe('the trail of steps', () => {
  const steps = pushStep(viewStack([{ kind: 'dropFunction', name: 'idle' }]), { kind: 'hideFunction', name: 'gc' });

  it('takes one back, or undoes the last change', () => {
    const onSteps = jest.fn();
    render(<StepTrail steps={steps} onSteps={onSteps} shape={DEFAULT_VIEW.shape} onWhole={noop} />);
    fireEvent.click(screen.getByRole('button', { name: /^Take back: Without stacks through idle/ }));
    fireEvent.click(screen.getByRole('button', { name: /^Undo/ }));
    const left = onSteps.mock.calls.map(([stack]: [typeof steps]) => stack.steps);
    expect(left).toEqual([[{ kind: 'hideFunction', name: 'gc' }], [{ kind: 'dropFunction', name: 'idle' }]]);
    expect(screen.getByRole('button', { name: /^Do it again/ })).toBeDisabled();
  });

  it('is not there without steps', () => {
    const { container } = render(
      <StepTrail steps={viewStack()} onSteps={noop} shape={DEFAULT_VIEW.shape} onWhole={noop} />
    );
    expect(container).toBeEmptyDOMElement();
  });
});

describe('the search', () => {
  const bar = (onSearch: jest.Mock, onStep = jest.fn(), more: Partial<React.ComponentProps<typeof SearchBar>> = {}) =>
    render(
      <SearchBar
        search={{ kind: 'text', pattern: 'a' }}
        problem={undefined}
        found={undefined}
        at={undefined}
        input={createRef()}
        steps={viewStack()}
        onChange={({ search }) => onSearch(search)}
        onStep={onStep}
        {...more}
      />
    );
  const tree = foldedTree('main;a 1', 'main;ab 2', 'main;c 1');
  const found = searchTree(tree, (name) => name.includes('a'));

  it('says which of the matches is selected', () => {
    bar(jest.fn(), jest.fn(), { found, at: found.rows[1] });
    expect(screen.getByTestId('search-found')).toHaveTextContent('3 functions, 100.0% of the total');
    expect(screen.getByTestId('search-at')).toHaveTextContent('2 of 3');
    cleanup();
    bar(jest.fn(), jest.fn(), { found, at: 0 });
    expect(screen.getByTestId('search-at')).toBeEmptyDOMElement();
  });

  it('becomes a step, which takes text only', async () => {
    const onChange = jest.fn();
    bar(jest.fn(), jest.fn(), { found, onChange });
    fireEvent.click(screen.getByRole('button', { name: 'With all that is found' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Drop their stacks' }));
    const [change] = onChange.mock.calls[0] as [Partial<ViewState>];
    expect(change.steps?.steps).toEqual([{ kind: 'dropFound', pattern: 'a' }]);
    expect(change.search).toEqual({ kind: 'text', pattern: '' });
    cleanup();
    bar(jest.fn(), jest.fn(), { found, search: { kind: 'regex', pattern: 'a' } });
    fireEvent.click(screen.getByRole('button', { name: 'With all that is found' }));
    expect(await screen.findByRole('menuitem', { name: /^Drop their stacks/ })).toBeDisabled();
  });

  it('waits until the keys rest, and asks once', () => {
    jest.useFakeTimers();
    const onSearch = jest.fn();
    bar(onSearch);
    const field = screen.getByRole('searchbox', { name: 'Search functions' });
    fireEvent.change(field, { target: { value: 'ab' } });
    fireEvent.change(field, { target: { value: 'abc' } });
    expect(onSearch).not.toHaveBeenCalled();
    jest.advanceTimersByTime(200);
    jest.useRealTimers();
    expect(onSearch.mock.calls).toEqual([[{ kind: 'text', pattern: 'abc' }]]);
  });

  it('becomes a regular expression, is emptied by Escape, and steps by Enter', () => {
    const onSearch = jest.fn();
    const onStep = jest.fn();
    bar(onSearch, onStep);
    fireEvent.click(screen.getByRole('button', { name: 'Regular expression', pressed: false }));
    const field = screen.getByRole('searchbox');
    fireEvent.keyDown(field, { key: 'Enter' });
    fireEvent.keyDown(field, { key: 'Enter', shiftKey: true });
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(onSearch.mock.calls).toEqual([[{ kind: 'regex', pattern: 'a' }], [{ kind: 'text', pattern: '' }]]);
    expect(onStep.mock.calls).toEqual([[1], [-1]]);
  });
});

describe('the menu of a row', () => {
  const tree = { ...foldedTree('main;a 1', 'other 2'), folded: Int32Array.of(0, 9, 0, 0) };
  const ofA = tree.nameIndex.indexOf(tree.names.indexOf('a'));
  const possible = (): AlertEntry => ({ kind: 'possible', onOpen: noop });
  const entries = (row: number, alertOn = possible, state = DEFAULT_VIEW): string[] => {
    const actions = {
      inFull: { about: '', ask: () => noop },
      exploreUrl: (name: string) => `/explore?of=${name}`,
      alertOn,
    };
    const target = { x: 0, y: 0, ...subjectOf(tree, row) };
    render(<RowMenu target={target} state={state} onChange={noop} actions={actions} onClose={noop} />);
    return screen.getAllByRole('menuitem').map(({ textContent }) => textContent ?? '');
  };

  it('of a frame has all actions', () => {
    expect(entries(ofA)).toEqual([
      'Zoom in',
      'Only what is below',
      'Only stacks through it',
      'Begin stacks at it',
      'Callers and callees',
      'Drop its stacks',
      'Hide its frames',
      'Collapse what it calls',
      'Find it everywhere',
      'Lines of this function',
      'Stacks through it in Explore',
      'Alert on this function…',
      'Copy name',
      'Copy stack',
    ]);
  });

  it('says why there can be no alert, and has none on a package', () => {
    const entry = 'Alert on this function…';
    expect(entries(ofA, () => ({ kind: 'impossible', why: 'it is a file' }))).toContain(
      `${entry}Not here: it is a file`
    );
    expect(screen.getByRole('menuitem', { name: new RegExp(entry) })).toBeDisabled();
    cleanup();
    expect(entries(ofA, possible, { ...DEFAULT_VIEW, shape: { kind: 'packages' } })).not.toContain(entry);
  });

  it('of what was cut off shows it in full', () => {
    expect(entries(1)).toEqual(['Show the 9 nodes in full', 'Zoom in', 'Copy name', 'Copy stack']);
  });
});
