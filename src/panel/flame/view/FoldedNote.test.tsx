import { fireEvent, render, screen } from '@testing-library/react';
import React from 'react';

import { foldedTree } from '../../../../tests/foldedTree';
import { pruneTree } from '../../../profile/pruneTree';
import { applySteps } from '../../../profile/view/applySteps';
import { FoldedNote } from './FoldedNote';

// main 90 of 100 is kept with one function, the other two are cut off: 30 of 100.
const tree = pruneTree(foldedTree('main;a 60', 'main;b 20', 'main;c 10', 'idle 10'), 5);

const NOTHING_ASKED = { waiting: [], failed: [], onRetry: () => undefined };

describe('what was cut off', () => {
  it('is told with its share, and asked for where one is', () => {
    const onRefine = jest.fn();
    const { rerender } = render(<FoldedNote tree={tree} focus={[]} inFull={NOTHING_ASKED} onRefine={onRefine} />);
    expect(screen.getByTestId('folded-note')).toHaveTextContent(
      'The dotted row named "other" stands for 2 small nodes that were cut off: 30.0% of the total.'
    );
    fireEvent.click(screen.getByRole('button', { name: 'Show all in full' }));
    rerender(<FoldedNote tree={tree} focus={['main']} inFull={NOTHING_ASKED} onRefine={onRefine} />);
    fireEvent.click(screen.getByRole('button', { name: 'Show all below main in full' }));
    expect(onRefine.mock.calls).toEqual([[[]], [['main']]]);
  });

  it('is counted through steps, and where a function is called other too', () => {
    const twice = pruneTree(foldedTree('main;a 60', 'main;b 20', 'main;c 10', 'other 10'), 5);
    const stepped = applySteps(twice, [{ kind: 'dropFunction', name: 'a' }]);
    render(<FoldedNote tree={stepped} focus={[]} inFull={NOTHING_ASKED} onRefine={undefined} />);
    expect(screen.getByTestId('folded-note')).toHaveTextContent('stands for 2 small nodes that were cut off: 75.0%');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says what to do instead only where it cannot be asked for', () => {
    const note = { tree, focus: [], inFull: NOTHING_ASKED, instead: 'Go top down.' };
    const { rerender } = render(<FoldedNote {...note} onRefine={undefined} />);
    expect(screen.getByTestId('folded-note')).toHaveTextContent(/of the total\.\s*Go top down\.$/);
    rerender(<FoldedNote {...note} onRefine={jest.fn()} />);
    expect(screen.getByTestId('folded-note')).not.toHaveTextContent('Go top down.');
  });

  it('is on its way, or has not come, and can be asked for again', () => {
    const onRetry = jest.fn();
    const inFull = { waiting: [['main', 'a']], failed: [{ path: ['main'], reason: 'The server is busy.' }], onRetry };
    render(<FoldedNote tree={tree} focus={['main']} inFull={inFull} onRefine={jest.fn()} />);
    expect(screen.getByRole('status')).toHaveTextContent('Asking for all below a in full…');
    expect(screen.getByRole('status')).toHaveTextContent('No answer for all below main in full: The server is busy.');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull();
  });

  it('is not offered where nothing was cut off', () => {
    render(<FoldedNote tree={tree} focus={['main', 'a']} inFull={NOTHING_ASKED} onRefine={jest.fn()} />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
