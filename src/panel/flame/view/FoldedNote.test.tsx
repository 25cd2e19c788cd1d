import { fireEvent, render, screen } from '@testing-library/react';
import React from 'react';

import { foldedTree } from '../../../../tests/foldedTree';
import { pruneTree } from '../../../profile/pruneTree';
import { applySteps } from '../../../profile/view/applySteps';
import { FoldedNote } from './FoldedNote';

// main 90 of 100 is kept with one function, the other two are cut off: 30 of 100.
const tree = pruneTree(foldedTree('main;a 60', 'main;b 20', 'main;c 10', 'idle 10'), 5);

describe('what was cut off', () => {
  it('is told with its share, and asked for where one is', () => {
    const onRefine = jest.fn();
    const { rerender } = render(<FoldedNote tree={tree} focus={[]} onRefine={onRefine} />);
    expect(screen.getByTestId('folded-note')).toHaveTextContent(
      'The dotted row named "other" stands for 2 small nodes that were cut off: 30.0% of the total.'
    );
    fireEvent.click(screen.getByRole('button', { name: 'Show all in full' }));
    rerender(<FoldedNote tree={tree} focus={['main']} onRefine={onRefine} />);
    fireEvent.click(screen.getByRole('button', { name: 'Show all below main in full' }));
    expect(onRefine.mock.calls).toEqual([[[]], [['main']]]);
  });

  it('is counted through steps, and where a function is called other too', () => {
    const twice = pruneTree(foldedTree('main;a 60', 'main;b 20', 'main;c 10', 'other 10'), 5);
    const stepped = applySteps(twice, [{ kind: 'dropFunction', name: 'a' }]);
    render(<FoldedNote tree={stepped} focus={[]} onRefine={undefined} />);
    expect(screen.getByTestId('folded-note')).toHaveTextContent('stands for 2 small nodes that were cut off: 75.0%');
    expect(screen.queryByRole('button')).toBeNull();
  });
});
